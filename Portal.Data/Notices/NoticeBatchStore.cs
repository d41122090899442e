using System.Data.Common;
using Dapper;
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

    private const int RememberedNotices = 20_000;

    private readonly DbConnection connection;
    private readonly BatchContext context;
    private readonly INoticeRowStore rows;
    private readonly EventKeyIndex keys;
    private readonly FoldQueue queue;
    private readonly ReferenceCache references;
    private readonly RecentMap<ReferenceHash, NoticeEntry> notices = new(RememberedNotices);
    private readonly List<(NoticeEntry Notice, int Place)> entries = [];
    private readonly List<NoticeEntry> unknown = [];
    private readonly List<EventKey> keysOfEntries = [];

    private NoticeBatchStore(
        DbConnection connection, DbTransaction transaction, BatchContext context, INoticeRowStore rows, ReferenceHasher hasher, NoticeFolder folder,
        WaitingLimits limits)
    {
        this.connection = connection;
        Transaction = transaction;
        this.rows = rows;
        this.context = context;
        keys = new EventKeyIndex(rows);
        queue = new FoldQueue(rows, folder, new WaitingEvents(SpillFile.Beside(connection), limits));
        references = new ReferenceCache(hasher, context.Source.Namespace);
    }

    /// <summary>For what must become durable together with the events.</summary>
    internal DbTransaction Transaction { get; }

    internal static async Task<NoticeBatchStore> OpenAsync(
        DbConnection connection, SqlDialect dialect, Source source, ReferenceHasher hasher, NoticeFold fold,
        INoticeChangeStore changes, WaitingLimits limits, CancellationToken cancellation)
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
        var folder = new NoticeFolder(fold, known, changes.Begin(transaction));
        return new NoticeBatchStore(connection, transaction, known, store, hasher, folder, limits);
    }

    /// <summary>Appends events, not yet durable. The states of their notices are brought up to date before the commit.</summary>
    /// <param name="events">Events with the sender's own references, which are hashed here and kept nowhere.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    /// <returns>What became of each event, in the same order.</returns>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var incoming = new IncomingEvents();
        foreach (var one in events)
        {
            incoming.Add(one, references.Of(one));
        }

        return AppendSettledAsync(incoming, cancellation);
    }

    /// <summary>Appends events to a notice that is stored, whoever sent it.</summary>
    /// <param name="noticeHash">The kept hash of its reference.</param>
    /// <param name="events">Events whose item references are kept hashes, in hexadecimal, and that name no provider and no material.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    internal Task<IReadOnlyList<AppendResult>> AppendToAsync(byte[] noticeHash, IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var incoming = new IncomingEvents();
        foreach (var one in events)
        {
            incoming.Add(one, EventReferences.OfHashed(one with { NoticeRef = Convert.ToHexStringLower(noticeHash) }));
        }

        return AppendSettledAsync(incoming, cancellation);
    }

    /// <summary>Appends events, not yet durable; they are read before this ends.</summary>
    /// <param name="incoming">Events with hashes for references.</param>
    /// <param name="lines">The line of each event, or whatever else the caller knows it by.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    /// <returns>What became of each event, in the same order; null for one whose id was there already: <see cref="TakeSettled"/> tells in time.</returns>
    internal async Task<IReadOnlyList<AppendResult?>> AppendAsync(IncomingEvents incoming, IReadOnlyList<long> lines, CancellationToken cancellation)
    {
        var results = new AppendResult?[incoming.Count];
        using (WorkStage.Of("find or add notices"))
        {
            Find(incoming, results);
            await rows.FindOrAddAsync(unknown, cancellation);
        }

        bool[] isNew;
        using (WorkStage.Of("deduplicate"))
        {
            isNew = await keys.AddAsync(keysOfEntries, cancellation);
        }

        using (WorkStage.Of("sort by notice"))
        {
            for (var at = 0; at < isNew.Length; at++)
            {
                var (notice, place) = entries[at];
                if (isNew[at])
                {
                    queue.Add(notice, incoming.Row(place));
                    results[place] = AppendResult.Accepted;
                }
                else
                {
                    queue.AddRepeat(notice, lines[place], incoming.Row(place));
                }
            }
        }

        await queue.FoldSomeAsync(cancellation);
        return results;
    }

    /// <summary>What became of events whose ids were there already, by their lines and as far as that is known; each is told once.</summary>
    internal IReadOnlyList<(long Line, AppendResult Result)> TakeSettled() => queue.TakeSettled();

    /// <summary>Brings the states up to date, so that it is known what became of every event.</summary>
    internal Task SettleAsync(CancellationToken cancellation) => queue.FoldAllAsync(cancellation);

    /// <summary>Brings the states up to date and makes everything durable.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await SettleAsync(cancellation);

        // Before the cells, whose roll-ups need most memory: what knows the ids needs none after this
        using (WorkStage.Of("deduplicate"))
        {
            await keys.CloseAsync(cancellation);
        }

        await queue.FlushAsync(cancellation);

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

    private async Task<IReadOnlyList<AppendResult>> AppendSettledAsync(IncomingEvents incoming, CancellationToken cancellation)
    {
        var results = await AppendAsync(incoming, [.. Enumerable.Range(0, incoming.Count).Select(at => (long)at)], cancellation);
        if (results.All(result => result is not null))
        {
            return [.. results.Select(result => result!.Value)];
        }

        await SettleAsync(cancellation);
        var settled = TakeSettled().ToDictionary(one => one.Line, one => one.Result);
        return [.. results.Select((result, at) => result ?? settled[at])];
    }

    /// <summary>Looks for the notice of each event, and leaves out those of unknown providers.</summary>
    private void Find(IncomingEvents incoming, AppendResult?[] results)
    {
        entries.Clear();
        unknown.Clear();
        keysOfEntries.Clear();
        for (var place = 0; place < incoming.Count; place++)
        {
            var one = incoming[place];
            if (one.Provider is { Length: > 0 } code && !context.ProviderIds.ContainsKey(code))
            {
                results[place] = AppendResult.UnknownProvider;
                continue;
            }

            if (!notices.TryGet(one.Notice, out var notice))
            {
                notices.Put(one.Notice, notice = new NoticeEntry(one.Notice));
                unknown.Add(notice);
            }

            entries.Add((notice, place));
            keysOfEntries.Add(one.Key);
        }
    }

    private static async Task<Dictionary<long, string>> CodesAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        var codes = await connection.QueryAsync<(long Id, string Code)>(new CommandDefinition(sql, cancellationToken: cancellation));
        return codes.ToDictionary(row => row.Id, row => row.Code);
    }
}
