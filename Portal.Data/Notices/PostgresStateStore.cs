using System.Data.Common;
using Dapper;
using NodaTime;
using Npgsql;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The states of items on PostgreSQL, read and written as sets.</summary>
internal sealed class PostgresStateStore : IStateRows
{
    // The temporary table that the copies fill
    private const string BeginSql = $"""
        create temporary table state_in on commit drop as
        select id, {NoticeSql.ItemColumns}
        from notice_item
        where false
        """;

    private const string ReadSql = $"""
        select {NoticeSql.StateColumns}
        from item_state i
        left join provider p on p.id = i.provider_id
        where i.notice_id = any(@noticeIds)
        order by i.id
        """;

    private const string ReadSpellsSql = """
        select item_id, started_at, ended_at, alive_at
        from item_spell
        where item_id = any(@itemIds)
        order by item_id, started_at
        """;

    // The sequence is looked up once, not for every id
    private const string NewIdsSql = """
        select nextval(s.name)
        from (
            select cast(pg_get_serial_sequence('notice_item', 'id') as regclass) as name
            offset 0) s
        cross join generate_series(1, @count)
        """;

    private const string CopyNewSql = $"copy notice_item (id, {NoticeSql.ItemColumns}) from stdin (format binary)";

    private const string CopyChangedSql = $"copy state_in (id, {NoticeSql.ItemColumns}) from stdin (format binary)";

    private const string CopySpellsSql = "copy item_spell (item_id, started_at, ended_at, alive_at) from stdin (format binary)";

    private static readonly string PutSql = $"""
        insert into notice_item (id, {NoticeSql.ItemColumns})
        select id, {NoticeSql.ItemColumns}
        from state_in
        on conflict (id) do update set {string.Join(", ", NoticeSql.ItemColumns.Split(", ").Select(column => $"{column} = excluded.{column}"))}
        """;

    private const string FindLabelsSql = """
        select given.position, min(l.id) as id
        from unnest(@providers, @issuers, @hosts, @categories, @types, @rules, @synthetics) with ordinality
            as given (provider, issuer_country, host_country, category, notice_type, rule, is_synthetic, position)
        left join provider p on p.code = given.provider
        join item_label l on l.provider_id = coalesce(p.id, 0)
            and l.issuer_country = given.issuer_country
            and l.host_country = given.host_country
            and l.category = given.category
            and l.notice_type = given.notice_type
            and l.rule = given.rule
            and l.is_synthetic = given.is_synthetic
        group by given.position
        """;

    private const string AddLabelsSql = """
        with given as (
            select nextval(pg_get_serial_sequence('item_label', 'id')) as id, g.*
            from unnest(@providers, @issuers, @hosts, @categories, @types, @rules, @synthetics) with ordinality
                as g (provider, issuer_country, host_country, category, notice_type, rule, is_synthetic, position)
        ), added as (
            insert into item_label (id, provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic)
            select g.id, coalesce(p.id, 0), g.issuer_country, g.host_country, g.category, g.notice_type, g.rule, g.is_synthetic
            from given g
            left join provider p on p.code = g.provider
        )
        select position, id
        from given
        """;

    private const string ForgetStatesSql = "truncate state_in";

    private const string DeleteSpellsSql = """
        delete from item_spell
        where item_id = any(@itemIds)
        """;

    private const string DeleteSql = """
        delete from notice_item
        where id = any(@itemIds)
        """;

    private readonly DbTransaction transaction;
    private readonly NpgsqlConnection connection;
    private readonly ItemLabels labels = new();

    private PostgresStateStore(DbTransaction transaction)
    {
        this.transaction = transaction;
        connection = (NpgsqlConnection)transaction.Connection!;
    }

    internal static async Task<PostgresStateStore> OpenAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(BeginSql, transaction: transaction, cancellationToken: cancellation));
        return new(transaction);
    }

    public async Task<IReadOnlyList<IReadOnlyList<KeptState>>> ReadAsync(IReadOnlyList<long> noticeIds, CancellationToken cancellation)
    {
        var rows = noticeIds.Count == 0 ? [] : (await QueryAsync<StateRow>(ReadSql, new { noticeIds = noticeIds.ToArray() }, cancellation)).ToList();
        var stopped = rows.Where(row => row.RemovedAt is not null).Select(row => row.Id).ToArray();
        var spells = (stopped.Length == 0 ? [] : await QueryAsync<SpellRow>(ReadSpellsSql, new { itemIds = stopped }, cancellation))
            .ToLookup(row => row.ItemId, row => new OnlineSpell(row.StartedAt, row.EndedAt, row.AliveAt));
        var kept = rows.ToLookup(row => row.NoticeId, row => new KeptState(row.Id, row.ToState([.. spells[row.Id]])));
        return [.. noticeIds.Select(id => (IReadOnlyList<KeptState>)[.. kept[id]])];
    }

    public async Task WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var ids = await IdsAsync(changes, cancellation);
        var ofLabels = await LabelsAsync(changes, cancellation);
        await ForEachAsync(DeleteSpellsSql, changes.Where(one => one.HadSpells), cancellation);
        await ForEachAsync(DeleteSql, changes.Where(one => one.State is null), cancellation);
        (StateChange Change, long Id)[] kept = [.. changes.Zip(ids).Where(one => one.First.State is not null)];

        // Most items are new, and need no look whether they are there
        await CopyStatesAsync(CopyNewSql, [.. kept.Where(one => one.Change.ItemId == 0)], ofLabels, cancellation);
        if (await CopyStatesAsync(CopyChangedSql, [.. kept.Where(one => one.Change.ItemId != 0)], ofLabels, cancellation))
        {
            await ExecuteAsync(PutSql, null, cancellation);
            await ExecuteAsync(ForgetStatesSql, null, cancellation);
        }

        await CopySpellsAsync(changes, ids, cancellation);
    }

    public void Dispose()
    {
        // All is the transaction's
    }

    private async Task<long[]> IdsAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var count = changes.Count(one => one.ItemId == 0);
        var fresh = new Queue<long>(count == 0 ? [] : await QueryAsync<long>(NewIdsSql, new { count }, cancellation));
        return [.. changes.Select(one => one.ItemId == 0 ? fresh.Dequeue() : one.ItemId)];
    }

    private async Task<IReadOnlyDictionary<ItemLabel, long>> LabelsAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var ids = new Dictionary<ItemLabel, long>();
        foreach (var change in changes)
        {
            if (change.State is { } state && ItemLabel.Of(state, change.IsSynthetic) is var label)
            {
                ids.TryAdd(label, labels.Find(label));
            }
        }

        foreach (var sql in (string[])[FindLabelsSql, AddLabelsSql])
        {
            ItemLabel[] unknown = [.. ids.Where(one => one.Value == 0).Select(one => one.Key)];
            foreach (var (position, id) in unknown.Length == 0 ? [] : await QueryAsync<(long Position, long Id)>(sql, Columns(unknown), cancellation))
            {
                ids[unknown[position - 1]] = id;
                labels.Remember(unknown[position - 1], id);
            }
        }

        return ids;
    }

    private static object Columns(ItemLabel[] some) => new
    {
        providers = some.Select(one => one.Provider).ToArray(),
        issuers = some.Select(one => one.IssuerCountry).ToArray(),
        hosts = some.Select(one => one.HostCountry).ToArray(),
        categories = some.Select(one => one.Category).ToArray(),
        types = some.Select(one => one.NoticeType).ToArray(),
        rules = some.Select(one => one.Rule).ToArray(),
        synthetics = some.Select(one => one.IsSynthetic).ToArray(),
    };

    private async Task<bool> CopyStatesAsync(
        string sql, (StateChange Change, long Id)[] some, IReadOnlyDictionary<ItemLabel, long> ofLabels, CancellationToken cancellation)
    {
        if (some.Length == 0)
        {
            return false;
        }

        await using var copy = await connection.BeginBinaryImportAsync(sql, cancellation);
        var row = new CopiedRow(copy);
        foreach (var (change, id) in some)
        {
            copy.StartRow();
            row.Put(id);
            NoticeSql.Put(row, change.NoticeId, ofLabels[ItemLabel.Of(change.State!, change.IsSynthetic)], change.State!);
        }

        await copy.CompleteAsync(cancellation);
        return true;
    }

    private async Task CopySpellsAsync(IReadOnlyList<StateChange> changes, long[] ids, CancellationToken cancellation)
    {
        if (changes.All(one => one.State is not { LaterSpells.Count: > 0 }))
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(CopySpellsSql, cancellation);
        var row = new CopiedRow(copy);
        for (var at = 0; at < ids.Length; at++)
        {
            foreach (var spell in changes[at].State?.LaterSpells ?? [])
            {
                copy.StartRow();
                row.Put(ids[at]);
                row.Put(spell.From.ToMicros());
                row.Put(spell.To?.ToMicros());
                row.Put(spell.AliveAt?.ToMicros());
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

    private Task<IEnumerable<T>> QueryAsync<T>(string sql, object parameters, CancellationToken cancellation) =>
        connection.QueryAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));

    private Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));

    private sealed record SpellRow
    {
        public required long ItemId { get; init; }

        public required Instant StartedAt { get; init; }

        public Instant? EndedAt { get; init; }

        public Instant? AliveAt { get; init; }
    }
}
