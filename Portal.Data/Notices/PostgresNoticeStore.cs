using System.Data.Common;
using Dapper;
using Npgsql;

namespace Portal.Data.Notices;

/// <summary>The rows of notices on PostgreSQL: binary copies into temporary tables, and sets instead of single rows.</summary>
internal sealed class PostgresNoticeStore : INoticeRowStore
{
    // One import of a namespace at a time: two that fold the same notice would each miss the other's events. Every join here looks up a few rows
    // by an index; of tables that the transaction itself fills nothing is known, and all of them would be read instead
    private const string BeginSql = """
        set local enable_hashjoin = off;

        set local enable_mergejoin = off;

        select pg_advisory_xact_lock(hashtextextended(@namespace, 0))
        """;

    private const string AddNoticesSql = """
        insert into notice (ref, is_synthetic)
        select ref, @synthetic
        from unnest(@refs) with ordinality as given (ref, position)
        order by position
        on conflict (ref) do nothing
        returning id, ref, true as is_new, is_synthetic
        """;

    // Locked, so that no other transaction folds one of them without seeing this one's events
    private const string FindNoticesSql = """
        select id, ref, false as is_new, is_synthetic
        from notice
        where ref = any(@refs)
        order by ref
        for update
        """;

    private const string AnyKeySql = """
        select exists (
            select 1
            from event_key
            where source_id = @sourceId)
        """;

    private const string FindKeysSql = """
        select distinct c.first, c.keys
        from unnest(@places) as given (place)
        cross join lateral (
            select k.first, k.keys
            from event_key k
            where k.source_id = @sourceId
                and k.first <= given.place
            order by k.first desc
            limit 1) c
        order by c.first
        """;

    private const string AllKeysSql = """
        select first, keys
        from event_key
        where source_id = @sourceId
        """;

    private const string PutKeysSql = """
        insert into event_key (source_id, first, keys)
        select @sourceId, first, keys
        from unnest(@firsts, @keys) as given (first, keys)
        on conflict (source_id, first) do update set keys = excluded.keys
        """;

    private const string CopyPacksSql = "copy event_pack (id, source_id, events) from stdin (format binary)";

    private const string ReplacePacksSql = """
        update event_pack
        set events = given.events
        from unnest(@ids, @bytes) as given (id, events)
        where event_pack.id = given.id
        """;

    private const string DeletePacksSql = """
        delete from event_pack
        where id = any(@gone)
        """;

    private const string PacksSql = """
        select e.id, e.source_id, e.events
        from unnest(@ranges) as given (number)
        join event_pack e on e.id >= given.number * 4294967296
            and e.id < (given.number + 1) * 4294967296
        order by e.id
        """;

    private readonly DbTransaction transaction;
    private readonly NpgsqlConnection connection;
    private readonly BatchContext context;
    private readonly PostgresStateStore states;

    private PostgresNoticeStore(DbTransaction transaction, BatchContext context, PostgresStateStore states)
    {
        this.transaction = transaction;
        this.context = context;
        connection = (NpgsqlConnection)transaction.Connection!;
        this.states = states;
    }

    public bool HasKeys { get; private set; }

    // Each write is a handful of round trips
    public int NoticesAWrite => 400;

    internal static async Task<PostgresNoticeStore> OpenAsync(DbTransaction transaction, BatchContext context, CancellationToken cancellation)
    {
        var begin = new { @namespace = context.Source.Namespace };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(BeginSql, begin, transaction, cancellationToken: cancellation));
        var any = new CommandDefinition(AnyKeySql, new { sourceId = context.SourceId }, transaction, cancellationToken: cancellation);
        var itemStates = await PostgresStateStore.OpenAsync(transaction, cancellation);
        return new PostgresNoticeStore(transaction, context, itemStates) { HasKeys = await transaction.Connection!.QuerySingleAsync<bool>(any) };
    }

    public async Task FindOrAddAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        if (notices.Count == 0)
        {
            return;
        }

        var byReference = notices.ToLookup(notice => notice.Hex, StringComparer.Ordinal);
        await TakeAsync(AddNoticesSql, new { refs = notices.Select(one => one.Reference).ToArray(), synthetic = context.Source.IsSynthetic });
        if (notices.Any(notice => notice.Id == 0))
        {
            await TakeAsync(FindNoticesSql, new { refs = notices.Where(one => one.Id == 0).Select(one => one.Reference).ToArray() });
        }

        async Task TakeAsync(string sql, object parameters)
        {
            foreach (var row in await connection.QueryAsync<FoundNotice>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation)))
            {
                foreach (var notice in byReference[Convert.ToHexStringLower(row.Ref)])
                {
                    (notice.Id, notice.IsNew, notice.IsSynthetic) = (row.Id, row.IsNew, row.IsSynthetic);
                }
            }
        }
    }

    public async Task<IReadOnlyList<EventKeyChunk>> KeyChunksAsync(long[] places, CancellationToken cancellation)
    {
        var parameters = new { sourceId = context.SourceId, places };
        var rows = await connection.QueryAsync<(long First, byte[] Keys)>(new CommandDefinition(FindKeysSql, parameters, transaction, cancellationToken: cancellation));
        return [.. rows.Select(row => new EventKeyChunk(row.First, row.Keys))];
    }

    public async Task ReadKeysAsync(Action<EventKeyChunk> take, CancellationToken cancellation)
    {
        await foreach (var (first, keys) in connection.QueryUnbufferedAsync<(long First, byte[] Keys)>(AllKeysSql, new { sourceId = context.SourceId }, transaction)
            .WithCancellation(cancellation))
        {
            take(new(first, keys));
        }
    }

    public async Task PutKeyChunksAsync(IReadOnlyList<EventKeyChunk> chunks, CancellationToken cancellation)
    {
        var parameters = new { sourceId = context.SourceId, firsts = chunks.Select(one => one.First).ToArray(), keys = chunks.Select(one => one.Keys).ToArray() };
        await connection.ExecuteAsync(new CommandDefinition(PutKeysSql, parameters, transaction, cancellationToken: cancellation));
        HasKeys |= chunks.Count > 0;
    }

    public async Task<ILookup<long, EventPack>> PacksAsync(IReadOnlyList<long> ranges, CancellationToken cancellation)
    {
        var key = new { ranges = ranges.ToArray() };
        var rows = await connection.QueryAsync<PackRow>(new CommandDefinition(PacksSql, key, transaction, cancellationToken: cancellation));
        return rows.ToLookup(row => EventPackRange.OfPack(row.Id), row => new EventPack(row.Id, row.SourceId, row.Events));
    }

    public Task<IReadOnlyList<IReadOnlyList<KeptState>>> StatesAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation) =>
        states.ReadAsync([.. notices.Select(notice => notice.Id)], cancellation);

    public async Task WritePacksAsync(IReadOnlyList<PackChanges> ranges, CancellationToken cancellation)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(CopyPacksSql, cancellation))
        {
            foreach (var pack in ranges.SelectMany(range => range.New))
            {
                PostgresCopyStore.WritePack(copy, pack);
            }

            await copy.CompleteAsync(cancellation);
        }

        EventPack[] changed = [.. ranges.SelectMany(range => range.Changed)];
        if (changed.Length > 0)
        {
            var parameters = new { ids = Array.ConvertAll(changed, pack => pack.Id), bytes = Array.ConvertAll(changed, pack => pack.Bytes) };
            await connection.ExecuteAsync(new CommandDefinition(ReplacePacksSql, parameters, transaction, cancellationToken: cancellation));
        }

        long[] gone = [.. ranges.SelectMany(range => range.Gone)];
        if (gone.Length > 0)
        {
            await connection.ExecuteAsync(new CommandDefinition(DeletePacksSql, new { gone }, transaction, cancellationToken: cancellation));
        }
    }

    public Task WriteStatesAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation) => states.WriteAsync(changes, cancellation);

    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private sealed record PackRow
    {
        public required long Id { get; init; }

        public required long SourceId { get; init; }

        public required byte[] Events { get; init; }
    }

    private sealed record FoundNotice
    {
        public required long Id { get; init; }

        public required byte[] Ref { get; init; }

        public required bool IsNew { get; init; }

        public required bool IsSynthetic { get; init; }
    }
}
