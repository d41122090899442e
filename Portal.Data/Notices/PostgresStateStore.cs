using System.Data.Common;
using Dapper;
using NodaTime;
using Npgsql;

namespace Portal.Data.Notices;

/// <summary>The states of items on PostgreSQL, read and written as sets.</summary>
internal sealed class PostgresStateStore(DbTransaction transaction, BatchContext context)
{
    private const string ReadSql = $"""
        select id, notice_id, {NoticeSql.StateColumns}
        from item_state
        where notice_id = any(@noticeIds)
        order by id
        """;

    private const string ReadSpellsSql = """
        select item_id, started_at, ended_at
        from item_spell
        where item_id = any(@itemIds)
        order by item_id, started_at
        """;

    private const string NewIdsSql = """
        select nextval(pg_get_serial_sequence('item_state', 'id'))
        from generate_series(1, @count)
        """;

    private const string CopyStatesSql = $"copy state_in (id, notice_id, {NoticeSql.StateColumns}) from stdin (format binary)";

    private const string CopySpellsSql = "copy item_spell (item_id, started_at, ended_at) from stdin (format binary)";

    private const string PutSql = $"""
        insert into item_state (id, notice_id, {NoticeSql.StateColumns})
        select id, notice_id, {NoticeSql.StateColumns}
        from state_in
        on conflict (id) do update set
            item_ref = excluded.item_ref,
            provider_id = excluded.provider_id,
            issuer_country = excluded.issuer_country,
            host_country = excluded.host_country,
            category = excluded.category,
            notice_type = excluded.notice_type,
            rule = excluded.rule,
            issued_at = excluded.issued_at,
            received_at = excluded.received_at,
            deadline_at = excluded.deadline_at,
            original_deadline_at = excluded.original_deadline_at,
            acknowledged_at = excluded.acknowledged_at,
            claimed_at = excluded.claimed_at,
            alive_at = excluded.alive_at,
            removed_at = excluded.removed_at,
            released_at = excluded.released_at,
            release_reason = excluded.release_reason,
            flags = excluded.flags,
            is_synthetic = excluded.is_synthetic
        """;

    private const string ForgetStatesSql = "truncate state_in";

    private const string DeleteSpellsSql = """
        delete from item_spell
        where item_id = any(@itemIds)
        """;

    private const string DeleteSql = """
        delete from item_state
        where id = any(@itemIds)
        """;

    private readonly NpgsqlConnection connection = (NpgsqlConnection)transaction.Connection!;

    internal async Task<ILookup<long, KeptState>> ReadAsync(long[] noticeIds, CancellationToken cancellation)
    {
        var rows = noticeIds.Length == 0 ? [] : (await QueryAsync<StateRow>(ReadSql, new { noticeIds }, cancellation)).ToList();
        var stopped = rows.Where(row => row.RemovedAt is not null).Select(row => row.Id).ToArray();
        var spells = (stopped.Length == 0 ? [] : await QueryAsync<SpellRow>(ReadSpellsSql, new { itemIds = stopped }, cancellation))
            .ToLookup(row => row.ItemId, row => new OnlineSpell(row.StartedAt, row.EndedAt));
        return rows.ToLookup(row => row.NoticeId, row => new KeptState(row.Id, row.ToState(Provider(row.ProviderId), [.. spells[row.Id]])));
    }

    internal async Task WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var ids = await IdsAsync(changes, cancellation);
        await ForEachAsync(DeleteSpellsSql, changes.Where(one => one.HadSpells), cancellation);
        await ForEachAsync(DeleteSql, changes.Where(one => one.State is null), cancellation);
        await using (var copy = await connection.BeginBinaryImportAsync(CopyStatesSql, cancellation))
        {
            for (var at = 0; at < ids.Length; at++)
            {
                if (changes[at].State is { } state)
                {
                    PostgresCopyStore.WriteState(copy, ids[at], changes[at].Notice, state.Provider.Length > 0 ? context.ProviderIds[state.Provider] : null, state);
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        await ExecuteAsync(PutSql, null, cancellation);
        await ExecuteAsync(ForgetStatesSql, null, cancellation);
        await CopySpellsAsync(changes, ids, cancellation);
    }

    private async Task<long[]> IdsAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var count = changes.Count(one => one.ItemId == 0);
        var fresh = new Queue<long>(count == 0 ? [] : await QueryAsync<long>(NewIdsSql, new { count }, cancellation));
        return [.. changes.Select(one => one.ItemId == 0 ? fresh.Dequeue() : one.ItemId)];
    }

    private async Task CopySpellsAsync(IReadOnlyList<StateChange> changes, long[] ids, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopySpellsSql, cancellation);
        for (var at = 0; at < ids.Length; at++)
        {
            foreach (var spell in changes[at].State?.LaterSpells ?? [])
            {
                PostgresCopyStore.WriteSpell(copy, ids[at], spell);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private async Task ForEachAsync(string sql, IEnumerable<StateChange> changes, CancellationToken cancellation)
    {
        var itemIds = changes.Select(one => one.ItemId).ToArray();
        if (itemIds.Length > 0)
        {
            await ExecuteAsync(sql, new { itemIds }, cancellation);
        }
    }

    private string Provider(long? id) => id is { } known ? context.Providers[known] : "";

    private Task<IEnumerable<T>> QueryAsync<T>(string sql, object parameters, CancellationToken cancellation) =>
        connection.QueryAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));

    private Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));

    private sealed record SpellRow
    {
        public required long ItemId { get; init; }

        public required Instant StartedAt { get; init; }

        public Instant? EndedAt { get; init; }
    }
}
