using System.Data.Common;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The rows of notices on SQLite: prepared statements without layers, one row at a time.</summary>
internal sealed class SqliteNoticeStore : INoticeRowStore
{
    // An import reads little twice, and needs its memory for other things. Whoever opens the connection next sets it back
    private const string SmallCacheSql = """
        pragma cache_size = -32768
        """;

    private const string InsertNoticeSql = """
        insert into notice (ref, is_synthetic)
        values (@ref, @synthetic)
        on conflict (ref) do nothing
        """;

    private const string FindNoticeSql = """
        select id, is_synthetic
        from notice
        where ref = @ref
        """;

    private const string AnyKeySql = """
        select 1
        from event_key
        where source_id = @source_id
        limit 1
        """;

    private const string FindKeysSql = """
        select first, keys
        from event_key
        where source_id = @source_id
            and first <= @place
        order by first desc
        limit 1
        """;

    private const string NextKeysSql = """
        select first
        from event_key
        where source_id = @source_id
            and first > @place
        order by first
        limit 1
        """;

    private const string AllKeysSql = """
        select first, keys
        from event_key
        where source_id = @source_id
        """;

    private const string InsertPackSql = """
        insert into event_pack (id, source_id, events)
        values (@id, @source_id, @events)
        """;

    private const string ReplacePackSql = """
        update event_pack
        set events = @events
        where id = @id
        """;

    private const string DeletePackSql = """
        delete from event_pack
        where id = @id
        """;

    private const string PacksSql = """
        select id, source_id, events
        from event_pack
        where id >= @first
            and id < @end
        order by id
        """;

    private readonly DbTransaction transaction;
    private readonly BatchContext context;
    private readonly SqliteStateStore states;
    private readonly SqliteStatement insertNotice;
    private readonly SqliteStatement findNotice;
    private readonly SqliteStatement findKeys;
    private readonly SqliteStatement nextKeys;
    private readonly SqliteStatement putKeys;
    private readonly SqliteStatement insertPack;
    private readonly SqliteStatement replacePack;
    private readonly SqliteStatement deletePack;
    private readonly SqliteStatement readPacks;

    internal SqliteNoticeStore(DbTransaction transaction, BatchContext context)
    {
        var connection = transaction.Connection!;
        this.transaction = transaction;
        this.context = context;
        using var smaller = SqliteStatement.Prepare(connection, SmallCacheSql);
        smaller.Run();
        states = new SqliteStateStore(transaction);
        insertNotice = SqliteStatement.Prepare(connection, InsertNoticeSql);
        findNotice = SqliteStatement.Prepare(connection, FindNoticeSql);
        findKeys = SqliteStatement.Prepare(connection, FindKeysSql);
        nextKeys = SqliteStatement.Prepare(connection, NextKeysSql);
        putKeys = SqliteStatement.Prepare(connection, EventKeyStore.PutSql);
        insertPack = SqliteStatement.Prepare(connection, InsertPackSql);
        replacePack = SqliteStatement.Prepare(connection, ReplacePackSql);
        deletePack = SqliteStatement.Prepare(connection, DeletePackSql);
        readPacks = SqliteStatement.Prepare(connection, PacksSql);
        using var any = SqliteStatement.Prepare(connection, AnyKeySql);
        HasKeys = any.Add(context.SourceId).Step();
        any.Reset();
    }

    public bool HasKeys { get; private set; }

    public int NoticesAWrite => 1;

    public Task FindOrAddAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        foreach (var notice in notices)
        {
            notice.IsNew = insertNotice.Add(notice.Reference).Add(context.Source.IsSynthetic ? 1 : 0).Run() > 0;
            if (notice.IsNew)
            {
                (notice.Id, notice.IsSynthetic) = (insertNotice.LastId, context.Source.IsSynthetic);
            }
            else
            {
                findNotice.Add(notice.Reference).Step();
                (notice.Id, notice.IsSynthetic) = (findNotice.Long(0), findNotice.Long(1) != 0);
                findNotice.Reset();
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<EventKeyChunk>> KeyChunksAsync(long[] places, CancellationToken cancellation)
    {
        var chunks = new List<EventKeyChunk>();
        for (var at = 0; at < places.Length;)
        {
            if (!findKeys.Add(context.SourceId).Add(places[at]).Step())
            {
                break;
            }

            var chunk = new EventKeyChunk(findKeys.Long(0), findKeys.Bytes(1).ToArray());
            findKeys.Reset();
            chunks.Add(chunk);
            long? end = nextKeys.Add(context.SourceId).Add(chunk.First).Step() ? nextKeys.Long(0) : null;
            nextKeys.Reset();
            while (at < places.Length && !(places[at] >= end))
            {
                at++;
            }
        }

        return Task.FromResult<IReadOnlyList<EventKeyChunk>>(chunks);
    }

    public Task ReadKeysAsync(Action<EventKeyChunk> take, CancellationToken cancellation)
    {
        using var all = SqliteStatement.Prepare(transaction.Connection!, AllKeysSql);
        all.Add(context.SourceId);
        while (all.Step())
        {
            take(new(all.Long(0), all.Bytes(1).ToArray()));
        }

        return Task.CompletedTask;
    }

    public Task PutKeyChunksAsync(IReadOnlyList<EventKeyChunk> chunks, CancellationToken cancellation)
    {
        foreach (var chunk in chunks)
        {
            putKeys.Add(context.SourceId).Add(chunk.First).Add(chunk.Keys).Run();
        }

        HasKeys |= chunks.Count > 0;
        return Task.CompletedTask;
    }

    public Task<ILookup<long, EventPack>> PacksAsync(IReadOnlyList<long> ranges, CancellationToken cancellation) =>
        Task.FromResult(ranges.SelectMany(Packs).ToLookup(pack => EventPackRange.OfPack(pack.Id)));

    public Task<IReadOnlyList<IReadOnlyList<KeptState>>> StatesAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation) =>
        states.ReadAsync([.. notices.Select(notice => notice.Id)], cancellation);

    public Task WritePacksAsync(IReadOnlyList<PackChanges> ranges, CancellationToken cancellation)
    {
        foreach (var (added, changed, gone) in ranges)
        {
            foreach (var pack in added)
            {
                insertPack.Add(pack.Id).Add(pack.SourceId).Add(pack.Bytes).Run();
            }

            foreach (var pack in changed)
            {
                replacePack.Add(pack.Bytes).Add(pack.Id).Run();
            }

            foreach (var id in gone)
            {
                deletePack.Add(id).Run();
            }
        }

        return Task.CompletedTask;
    }

    public Task WriteStatesAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation) => states.WriteAsync(changes, cancellation);

    public Task CommitAsync(CancellationToken cancellation)
    {
        // An open statement would keep the transaction from ending
        DisposeStatements();
        return transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        DisposeStatements();
        return transaction.DisposeAsync();
    }

    private List<EventPack> Packs(long range)
    {
        var packs = new List<EventPack>();
        readPacks.Add(EventPackRange.FirstPack(range)).Add(EventPackRange.FirstPack(range + 1));
        while (readPacks.Step())
        {
            packs.Add(new(readPacks.Long(0), readPacks.Long(1), readPacks.Bytes(2).ToArray()));
        }

        return packs;
    }

    private void DisposeStatements()
    {
        states.Dispose();
        foreach (var statement in (SqliteStatement[])[insertNotice, findNotice, findKeys, nextKeys, putKeys, insertPack, replacePack, deletePack, readPacks])
        {
            statement.Dispose();
        }
    }
}
