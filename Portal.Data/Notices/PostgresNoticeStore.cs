using System.Data.Common;
using Dapper;
using Npgsql;

namespace Portal.Data.Notices;

/// <summary>The rows of notices on PostgreSQL: binary copies into temporary tables, and sets instead of single rows.</summary>
internal sealed class PostgresNoticeStore : INoticeRowStore
{
    // One import of a namespace at a time: two that fold the same notice would each miss the other's events.
    // Beside the copies come the temporary tables that they fill.
    private const string BeginSql = """
        select pg_advisory_xact_lock(hashtextextended(@namespace, 0));

        create temporary table event_in (
            position bigint not null,
            notice_id bigint not null,
            event_id text not null,
            item_ref bytea,
            type bigint not null,
            occurred_at bigint not null,
            recorded_at bigint not null,
            provider_id bigint,
            issuer_country text,
            host_country text,
            category text,
            notice_type text,
            rules text,
            limit_seconds bigint,
            deadline_at bigint,
            territory text,
            material_ref bytea,
            target text,
            reason text,
            evidence bigint
        ) on commit drop;

        create temporary table state_in on commit drop as
        select id, notice_id, item_ref, provider_id, issuer_country, host_country, category, notice_type, rule, issued_at, received_at, deadline_at,
            original_deadline_at, acknowledged_at, claimed_at, alive_at, removed_at, released_at, release_reason, flags, is_synthetic
        from item_state
        where false;
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

    private const string CopyEventsSql = $"copy event_in (position, notice_id, {NoticeSql.EventColumns}) from stdin (format binary)";

    private const string AppendSql = $"""
        insert into notice_event (source_id, notice_id, {NoticeSql.EventColumns})
        select @sourceId, notice_id, {NoticeSql.EventColumns}
        from (
            select distinct on (event_id) notice_id, {NoticeSql.EventColumns}
            from event_in
            order by event_id, position) first_of_its_id
        on conflict (source_id, event_id) do nothing
        returning event_id
        """;

    private const string ForgetEventsSql = "truncate event_in";

    private const string FindEventsSql = $"""
        select notice_id, {NoticeSql.EventColumns}
        from notice_event
        where source_id = @sourceId
            and event_id = any(@eventIds)
        """;

    private const string KnownEarlierSql = """
        update notice_event
        set recorded_at = @recordedAt
        where source_id = @sourceId
            and event_id = @eventId
        """;

    private const string EventsSql = $"""
        select notice_id, {NoticeSql.EventColumns}, source_id
        from notice_event
        where notice_id = any(@noticeIds)
        """;

    private readonly DbTransaction transaction;
    private readonly NpgsqlConnection connection;
    private readonly BatchContext context;
    private readonly PostgresStateStore states;

    private PostgresNoticeStore(DbTransaction transaction, BatchContext context)
    {
        this.transaction = transaction;
        this.context = context;
        connection = (NpgsqlConnection)transaction.Connection!;
        states = new PostgresStateStore(transaction, context);
    }

    internal static async Task<PostgresNoticeStore> OpenAsync(DbTransaction transaction, BatchContext context, CancellationToken cancellation)
    {
        var begin = new { @namespace = context.Source.Namespace };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(BeginSql, begin, transaction, cancellationToken: cancellation));
        return new PostgresNoticeStore(transaction, context);
    }

    public async Task FindOrAddAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        if (notices.Count == 0)
        {
            return;
        }

        var byReference = notices.ToLookup(notice => NoticeEventRow.Hex(notice.Reference), StringComparer.Ordinal);
        await TakeAsync(AddNoticesSql, new { refs = notices.Select(one => one.Reference).ToArray(), synthetic = context.Source.IsSynthetic });
        if (notices.Any(notice => notice.Id == 0))
        {
            await TakeAsync(FindNoticesSql, new { refs = notices.Where(one => one.Id == 0).Select(one => one.Reference).ToArray() });
        }

        async Task TakeAsync(string sql, object parameters)
        {
            foreach (var row in await connection.QueryAsync<NoticeRow>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation)))
            {
                foreach (var notice in byReference[NoticeEventRow.Hex(row.Ref)])
                {
                    (notice.Id, notice.IsNew, notice.IsSynthetic) = (row.Id, row.IsNew, row.IsSynthetic);
                }
            }
        }
    }

    public async Task<bool[]> AppendAsync(IReadOnlyList<EventEntry> events, CancellationToken cancellation)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(CopyEventsSql, cancellation))
        {
            for (var at = 0; at < events.Count; at++)
            {
                PostgresCopyStore.WriteEvent(copy, at, events[at]);
            }

            await copy.CompleteAsync(cancellation);
        }

        var parameters = new { sourceId = context.SourceId };
        var ids = await connection.QueryAsync<string>(new CommandDefinition(AppendSql, parameters, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(ForgetEventsSql, transaction: transaction, cancellationToken: cancellation));
        var left = ids.ToHashSet(StringComparer.Ordinal);
        return [.. events.Select(entry => left.Remove(entry.Content.EventId))];
    }

    public async Task<IReadOnlyList<NoticeEventRow>> FindEventsAsync(IReadOnlyList<EventEntry> events, CancellationToken cancellation)
    {
        if (events.Count == 0)
        {
            return [];
        }

        var key = new { sourceId = context.SourceId, eventIds = events.Select(entry => entry.Content.EventId).Distinct().ToArray() };
        var rows = await connection.QueryAsync<NoticeEventRow>(new CommandDefinition(FindEventsSql, key, transaction, cancellationToken: cancellation));
        var byId = rows.ToDictionary(row => row.EventId, StringComparer.Ordinal);
        return [.. events.Select(entry => byId[entry.Content.EventId])];
    }

    public Task KnowEarlierAsync(string eventId, long recordedAt, CancellationToken cancellation) => connection.ExecuteAsync(
        new CommandDefinition(KnownEarlierSql, new { sourceId = context.SourceId, eventId, recordedAt }, transaction, cancellationToken: cancellation));

    public async Task<IReadOnlyList<NoticeHistory>> ReadAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        var key = new { noticeIds = notices.Select(notice => notice.Id).ToArray() };
        var events = (await connection.QueryAsync<SourcedRow>(new CommandDefinition(EventsSql, key, transaction, cancellationToken: cancellation)))
            .ToLookup(row => row.NoticeId);
        var kept = await states.ReadAsync([.. notices.Where(notice => !notice.IsNew).Select(notice => notice.Id)], cancellation);
        return [.. notices.Select(notice => new NoticeHistory(notice, Events(notice, events[notice.Id]), [.. kept[notice.Id]]))];
    }

    public Task<long[]> WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation) => states.WriteAsync(changes, cancellation);

    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private NoticeEvent[] Events(NoticeEntry notice, IEnumerable<SourcedRow> rows)
    {
        var reference = NoticeEventRow.Hex(notice.Reference);
        return [.. rows.Select(row => row.ToEvent(context.Sources[row.SourceId], reference, row.ProviderId is { } id ? context.Providers[id] : null))];
    }

    private sealed record SourcedRow : NoticeEventRow
    {
        public required long SourceId { get; init; }
    }

    private sealed record NoticeRow
    {
        public required long Id { get; init; }

        public required byte[] Ref { get; init; }

        public required bool IsNew { get; init; }

        public required bool IsSynthetic { get; init; }
    }
}
