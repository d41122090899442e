using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Reads items and events, always through somebody's eyes.</summary>
public sealed class NoticeQueries(Database database)
{
    private static readonly string FilterSql = $"""
        {SliceSql.Of("i", "p.code")}
            and (cast(@issuedBefore as bigint) is null or i.issued_at < @issuedBefore)
            and (cast(@endedFrom as bigint) is null or (i.removed_at is null and i.released_at is null) or i.removed_at >= @endedFrom or i.released_at >= @endedFrom)
            and (cast(@noticeId as bigint) is null or i.notice_id = @noticeId)
            and (not @openOnly or (i.removed_at is null and i.released_at is null and i.flags % 2 = 0))
        """;

    private static readonly string ScopeOfItems = ScopeSql.Of("i", "p.code");

    private static readonly string ItemsSql = $"""
        select {NoticeSql.StateColumns}, n.ref as notice_ref
        from item_state i
        join notice n on n.id = i.notice_id
        left join provider p on p.id = i.provider_id
        where {ScopeOfItems}
            and {FilterSql}
        order by i.id
        """;

    private static readonly string SpellsSql = $"""
        select s.item_id, s.started_at, s.ended_at
        from item_spell s
        join item_state i on i.id = s.item_id
        left join provider p on p.id = i.provider_id
        where {ScopeOfItems}
            and {FilterSql}
        order by s.item_id, s.started_at
        """;

    private static readonly string TimelineSql = $"""
        select e.events, s.code as source_code, n.ref as notice_ref
        from event_pack e
        join source s on s.id = e.source_id
        join notice n on n.id = e.notice_id
        where e.notice_id = @noticeId
            and exists (
                select 1
                from item_state i
                left join provider p on p.id = i.provider_id
                where i.notice_id = e.notice_id
                    and {ScopeOfItems})
        order by e.id
        """;

    /// <summary>The items that a scope may see and a filter asks for, by id.</summary>
    public async Task<IReadOnlyList<StoredItem>> ItemsAsync(Scope scope, ItemFilter filter, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = Parameters(scope, filter);
        var spells = (await connection.QueryAsync<SpellRow>(new CommandDefinition(SpellsSql, parameters, cancellationToken: cancellation)))
            .ToLookup(spell => spell.ItemId, spell => new OnlineSpell(spell.StartedAt, spell.EndedAt));
        var rows = await connection.QueryAsync<ItemRow>(new CommandDefinition(ItemsSql, parameters, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToItem(spells.Contains(row.Id) ? [.. spells[row.Id]] : []))];
    }

    /// <summary>Every event of one notice by time; empty where the scope may not see it.</summary>
    public async Task<IReadOnlyList<NoticeEvent>> TimelineAsync(Scope scope, long noticeId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = Parameters(scope, new ItemFilter { NoticeId = noticeId });
        var events = new List<NoticeEvent>();
        foreach (var row in await connection.QueryAsync<PackedEvents>(new CommandDefinition(TimelineSql, parameters, cancellationToken: cancellation)))
        {
            row.ReadTo(events, new TextPool());
        }

        return [.. events.OrderBy(one => one.OccurredAt).ThenBy(one => one.Type).ThenBy(one => one.EventId, StringComparer.Ordinal).ThenBy(one => one.Source, StringComparer.Ordinal)];
    }

    private static DynamicParameters Parameters(Scope scope, ItemFilter filter)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in ScopeSql.Values(scope).Concat(SliceSql.Values(filter)))
        {
            parameters.Add(name, value);
        }

        parameters.Add("issuedBefore", filter.IssuedBefore?.ToMicros());
        parameters.Add("endedFrom", filter.EndedFrom?.ToMicros());
        parameters.Add("noticeId", filter.NoticeId);
        parameters.Add("openOnly", filter.OpenOnly);
        return parameters;
    }

    private sealed record ItemRow : StateRow
    {
        public required byte[] NoticeRef { get; init; }

        internal StoredItem ToItem(IReadOnlyList<OnlineSpell> laterSpells) =>
            new(Id, NoticeId, IsSynthetic, ToState(laterSpells)) { Group = NoticeGroup.Of(NoticeRef) };
    }

    private sealed record SpellRow
    {
        public required long ItemId { get; init; }

        public required Instant StartedAt { get; init; }

        public Instant? EndedAt { get; init; }
    }
}
