using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// One durable transaction of one source, all or nothing: events in, each touched notice folded once before the commit, and what
/// changed told to whoever keeps sums.
/// </summary>
public sealed class NoticeBatchStore : IAsyncDisposable
{
    private const string SourcesSql = """
        select id, code
        from source
        """;

    private const string ProvidersSql = """
        select id, code
        from provider
        """;

    /// <summary>So many notices wait to be folded at most; more are folded in between, so that memory stays bounded.</summary>
    private const int MaxTouched = 200_000;

    private readonly DbConnection connection;
    private readonly BatchContext context;
    private readonly INoticeRowStore rows;
    private readonly NoticeRefolder refolder;
    private readonly ReferenceCache references;
    private readonly Dictionary<long, NoticeEntry> touched = [];

    private NoticeBatchStore(DbConnection connection, DbTransaction transaction, BatchContext context, INoticeRowStore rows, ReferenceHasher hasher, NoticeRefolder refolder)
    {
        this.connection = connection;
        Transaction = transaction;
        this.context = context;
        this.rows = rows;
        this.refolder = refolder;
        references = new ReferenceCache(hasher, context.Source.Namespace);
    }

    /// <summary>For what must become durable together with the events.</summary>
    internal DbTransaction Transaction { get; }

    internal static async Task<NoticeBatchStore> OpenAsync(
        DbConnection connection, SqlDialect dialect, Source source, ReferenceHasher hasher, NoticeFold fold,
        INoticeChangeStore changes, CancellationToken cancellation)
    {
        var sources = await CodesAsync(connection, SourcesSql, cancellation);
        var providers = await CodesAsync(connection, ProvidersSql, cancellation);
        var sourceId = sources.SingleOrDefault(one => one.Value == source.Code).Key;
        if (sourceId == 0)
        {
            throw new ArgumentException($"Source {source.Code} is not stored.", nameof(source));
        }

        var known = new BatchContext(source, sourceId, sources, providers.ToDictionary(one => one.Value, one => one.Key));
        var transaction = await connection.BeginTransactionAsync(cancellation);
        INoticeRowStore store = dialect is SqliteDialect
            ? new SqliteNoticeStore(transaction, known)
            : await PostgresNoticeStore.OpenAsync(transaction, known, cancellation);
        return new NoticeBatchStore(connection, transaction, known, store, hasher, new NoticeRefolder(store, fold, source.Code, changes.Begin(transaction)));
    }

    /// <summary>Appends events, not yet durable. The states of their notices are brought up to date before the commit.</summary>
    /// <param name="events">Events with the sender's own references, which are hashed here and kept nowhere.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    /// <returns>What became of each event, in the same order.</returns>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var results = new AppendResult[events.Count];
        var (entries, places) = Entries(events, results);
        await AppendAsync(entries, places, results, cancellation);
        return results;
    }

    /// <summary>Appends events to a notice that is stored, whoever sent it.</summary>
    /// <param name="noticeHash">The kept hash of its reference.</param>
    /// <param name="events">Events whose item references are kept hashes, in hexadecimal, and that name no provider and no material.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    internal async Task<IReadOnlyList<AppendResult>> AppendToAsync(byte[] noticeHash, IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var results = new AppendResult[events.Count];
        var notice = new NoticeEntry(noticeHash);
        List<EventEntry> entries = [.. events.Select(one => new EventEntry(one, notice, null, one.ItemRef is null ? null : Convert.FromHexString(one.ItemRef), null))];
        await AppendAsync(entries, [.. Enumerable.Range(0, events.Count)], results, cancellation);
        return results;
    }

    /// <summary>Brings the states up to date and makes everything durable.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await RefoldAsync(cancellation);
        await refolder.FlushAsync(cancellation);
        await rows.CommitAsync(cancellation);
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await refolder.DisposeAsync();
        await rows.DisposeAsync();
        await Transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task AppendAsync(List<EventEntry> entries, List<int> places, AppendResult[] results, CancellationToken cancellation)
    {
        await FindNoticesAsync(entries, cancellation);
        var appended = await rows.AppendAsync(entries, cancellation);
        var repeats = new List<int>();
        for (var at = 0; at < entries.Count; at++)
        {
            if (appended[at])
            {
                Touch(entries[at].Notice).Append(entries[at].Content.EventId);
                results[places[at]] = AppendResult.Accepted;
            }
            else
            {
                repeats.Add(at);
            }
        }

        await RepeatAsync(repeats, entries, places, results, cancellation);
        if (touched.Count > MaxTouched)
        {
            await RefoldAsync(cancellation);
        }
    }

    private static async Task<Dictionary<long, string>> CodesAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        var codes = await connection.QueryAsync<(long Id, string Code)>(new CommandDefinition(sql, cancellationToken: cancellation));
        return codes.ToDictionary(row => row.Id, row => row.Code);
    }

    private async Task RefoldAsync(CancellationToken cancellation)
    {
        await refolder.RefoldAsync([.. touched.Values.OrderBy(notice => notice.Id)], cancellation);
        touched.Clear();
    }

    private (List<EventEntry> Entries, List<int> Places) Entries(IReadOnlyList<NoticeEvent> events, AppendResult[] results)
    {
        var (entries, places) = (new List<EventEntry>(events.Count), new List<int>(events.Count));
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            long? providerId = null;
            if (one.Provider is { Length: > 0 } code)
            {
                if (!context.ProviderIds.TryGetValue(code, out var known))
                {
                    results[at] = AppendResult.UnknownProvider;
                    continue;
                }

                providerId = known;
            }

            entries.Add(new EventEntry(
                one, references.Notice(one.NoticeRef), providerId, references.Item(one.ItemRef), references.Material(one.MaterialRef)));
            places.Add(at);
        }

        return (entries, places);
    }

    private async Task FindNoticesAsync(List<EventEntry> entries, CancellationToken cancellation)
    {
        List<NoticeEntry> unknown = [.. entries.Where(entry => entry.Notice.Id == 0).Select(entry => entry.Notice).Distinct()];
        await rows.FindOrAddAsync(unknown, cancellation);
        foreach (var again in unknown.Where(notice => touched.ContainsKey(notice.Id)).ToList())
        {
            // It was forgotten and came again: what the batch did to it so far is in the first entry
            var first = touched[again.Id];
            for (var at = 0; at < entries.Count; at++)
            {
                if (entries[at].Notice == again)
                {
                    entries[at] = entries[at] with { Notice = first };
                    references.Replace(entries[at].Content.NoticeRef, first);
                }
            }
        }
    }

    private async Task RepeatAsync(
        List<int> repeats, List<EventEntry> entries, List<int> places, AppendResult[] results, CancellationToken cancellation)
    {
        var stored = await rows.FindEventsAsync([.. repeats.Select(at => entries[at])], cancellation);
        var earliest = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var number = 0; number < repeats.Count; number++)
        {
            var (entry, before) = (entries[repeats[number]], stored[number]);
            var row = NoticeEventRow.Of(entry);
            results[places[repeats[number]]] = before.SaysTheSameAs(row) ? AppendResult.Duplicate : AppendResult.IdReused;
            if (before.SaysTheSameAs(row) && row.RecordedAt < earliest.GetValueOrDefault(row.EventId, before.RecordedAt))
            {
                await rows.KnowEarlierAsync(row.EventId, row.RecordedAt, cancellation);
                earliest[row.EventId] = row.RecordedAt;
                Touch(entry.Notice).KnowEarlier(row.EventId, TypeHandlers.ToInstant(before.RecordedAt));
            }
        }
    }

    private NoticeEntry Touch(NoticeEntry notice)
    {
        touched.TryAdd(notice.Id, notice);
        return notice;
    }
}
