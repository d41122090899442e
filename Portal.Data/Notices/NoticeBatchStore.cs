using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// One durable transaction of one source, all or nothing: events in, each touched notice folded before the commit, and what
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

    private readonly DbConnection connection;
    private readonly BatchContext context;
    private readonly INoticeRowStore rows;
    private readonly EventKeyIndex keys;
    private readonly FoldQueue queue;
    private readonly ReferenceCache references;

    private NoticeBatchStore(
        DbConnection connection, DbTransaction transaction, BatchContext context, INoticeRowStore rows, ReferenceHasher hasher, NoticeFolder folder)
    {
        this.connection = connection;
        Transaction = transaction;
        this.rows = rows;
        this.context = context;
        keys = new EventKeyIndex(rows);
        queue = new FoldQueue(rows, context, folder);
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

        var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = new BatchContext(source, sourceId, sources, providers.ToDictionary(one => one.Value, one => one.Key));
        INoticeRowStore store = dialect is SqliteDialect
            ? new SqliteNoticeStore(transaction, known)
            : await PostgresNoticeStore.OpenAsync(transaction, known, cancellation);
        var folder = new NoticeFolder(fold, sourceId, changes.Begin(transaction));
        return new NoticeBatchStore(connection, transaction, known, store, hasher, folder);
    }

    /// <summary>Appends events, not yet durable. The states of their notices are brought up to date before the commit.</summary>
    /// <param name="events">Events with the sender's own references, which are hashed here and kept nowhere.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    /// <returns>What became of each event, in the same order.</returns>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var results = new AppendResult[events.Count];
        var (entries, places) = Hashed(events, results);
        return AppendAsync(entries, places, results, cancellation);
    }

    /// <summary>Appends events to a notice that is stored, whoever sent it.</summary>
    /// <param name="noticeHash">The kept hash of its reference.</param>
    /// <param name="events">Events whose item references are kept hashes, in hexadecimal, and that name no provider and no material.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    internal Task<IReadOnlyList<AppendResult>> AppendToAsync(byte[] noticeHash, IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var notice = new NoticeEntry(noticeHash);
        List<EventEntry> entries = [.. events.Select(one => new EventEntry(AsStored(one, notice, one.ItemRef, null), notice))];
        return AppendAsync(entries, [.. Enumerable.Range(0, events.Count)], new AppendResult[events.Count], cancellation);
    }

    /// <summary>Brings the states up to date and makes everything durable.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await queue.FoldAllAsync(cancellation);
        using (WorkStage.Of("deduplicate"))
        {
            await keys.FlushAsync(cancellation);
        }

        using (WorkStage.Of("commit"))
        {
            await rows.CommitAsync(cancellation);
        }
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await rows.DisposeAsync();
        await Transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>The events with hashes for references, and the place of each among those given; those of unknown providers are left out.</summary>
    private (List<EventEntry> Entries, List<int> Places) Hashed(IReadOnlyList<NoticeEvent> events, AppendResult[] results)
    {
        using var stage = WorkStage.Of("hash references");
        var (entries, places) = (new List<EventEntry>(events.Count), new List<int>(events.Count));
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            if (one.Provider is { Length: > 0 } code && !context.ProviderIds.ContainsKey(code))
            {
                results[at] = AppendResult.UnknownProvider;
                continue;
            }

            var notice = references.Notice(one.NoticeRef);
            entries.Add(new EventEntry(AsStored(one, notice, references.Item(one.ItemRef), references.Material(one.MaterialRef)), notice));
            places.Add(at);
        }

        return (entries, places);
    }

    private async Task<IReadOnlyList<AppendResult>> AppendAsync(List<EventEntry> entries, List<int> places, AppendResult[] results, CancellationToken cancellation)
    {
        using (WorkStage.Of("find or add notices"))
        {
            await rows.FindOrAddAsync([.. entries.Where(entry => entry.Notice.Id == 0).Select(entry => entry.Notice).Distinct()], cancellation);
        }

        bool[] isNew;
        using (WorkStage.Of("deduplicate"))
        {
            isNew = await keys.AddAsync([.. entries.Select(entry => EventKey.Of(entry.Content.EventId))], cancellation);
        }

        List<int>? repeats = null;
        for (var at = 0; at < entries.Count; at++)
        {
            if (isNew[at])
            {
                queue.Add(entries[at]);
                results[places[at]] = AppendResult.Accepted;
            }
            else
            {
                (repeats ??= []).Add(at);
            }
        }

        foreach (var at in repeats ?? [])
        {
            results[places[at]] = await queue.RepeatAsync(entries[at], cancellation);
        }

        await queue.FoldSomeAsync(cancellation);
        return results;
    }

    /// <summary>The event with hashes for references, blanks for empty codes, and times to the microsecond, as it will be read again.</summary>
    private NoticeEvent AsStored(NoticeEvent one, NoticeEntry notice, string? item, string? material) => one with
    {
        Source = context.Source.Code,
        NoticeRef = notice.Hex,
        ItemRef = item,
        MaterialRef = material,
        OccurredAt = ToMicros(one.OccurredAt),
        RecordedAt = ToMicros(one.RecordedAt),
        DeadlineAt = one.DeadlineAt is { } deadline ? ToMicros(deadline) : null,
    };

    private static Instant ToMicros(Instant instant) => TypeHandlers.ToInstant(instant.ToMicros());

    private static async Task<Dictionary<long, string>> CodesAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        var codes = await connection.QueryAsync<(long Id, string Code)>(new CommandDefinition(sql, cancellationToken: cancellation));
        return codes.ToDictionary(row => row.Id, row => row.Code);
    }
}
