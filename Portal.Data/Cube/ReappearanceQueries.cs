using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads the items that came back, always through somebody's eyes: few beside all, and never more than a page can wait for.</summary>
public sealed class ReappearanceQueries(Database database)
{
    /// <summary>More spells than these in the whole register are not looked through.</summary>
    private const int MostSpells = 250_000;

    /// <summary>More than these in a slice are not read one by one.</summary>
    private const int MostReturns = 20_000;

    private const string SpellsSql = """
        select count(*)
        from (
            select 1 as one
            from item_spell
            limit @most) s
        """;

    // The flags are those of ItemFlags: neither void, nor on a claim alone, nor received before issued
    private static readonly string ReturnsSql = $"""
        select s.item_id, i.notice_id, i.removed_at, s.started_at
        from item_spell s
        join item_state i on i.id = s.item_id
        left join provider p on p.id = i.provider_id
        where i.removed_at >= @from
            and i.removed_at < @to
            and i.removed_at >= i.issued_at
            and i.flags % 2 = 0
            and i.flags % 16 < 8
            and i.flags % 1024 < 512
            and s.started_at <= @look
            and {ScopeSql.Of("i", "p.code")}
            and {SliceSql.Of("i", "p.code")}
        order by s.item_id, s.started_at
        limit @most
        """;

    /// <summary>What came back of a slice, with intervals.</summary>
    /// <param name="scope">Through whose eyes.</param>
    /// <param name="filter">The slice; only what slices are made of is asked.</param>
    /// <param name="window">The stretch of the removals, and the instant of looking.</param>
    /// <param name="cells">The same from cells.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ReappearanceFigures> ReadAsync(Scope scope, ItemFilter filter, SliceWindow window, CellReappearance cells, CancellationToken cancellation)
    {
        if (cells.Events is 0 or > MostReturns)
        {
            return new(cells, cells.Events == 0 ? [] : null, window.AsOf);
        }

        await using var connection = await database.OpenAsync(cancellation);
        var spells = await connection.QuerySingleAsync<long>(new CommandDefinition(SpellsSql, new { most = MostSpells + 1 }, cancellationToken: cancellation));
        if (spells > MostSpells)
        {
            return new(cells, null, window.AsOf);
        }

        var parameters = new DynamicParameters(new { from = window.From.ToMicros(), to = window.SeenTo.ToMicros(), look = window.AsOf.ToMicros(), most = MostReturns + 1 });
        foreach (var (name, value) in ScopeSql.Values(scope).Concat(SliceSql.Values(filter)))
        {
            parameters.Add(name, value);
        }

        var rows = (await connection.QueryAsync<ReturnRow>(new CommandDefinition(ReturnsSql, parameters, cancellationToken: cancellation))).AsList();
        return new(
            cells,
            rows.Count > MostReturns ? null : [.. rows.GroupBy(row => row.ItemId).Select(item => new ReturnedItem(item.First().NoticeId, item.First().RemovedAt, [.. item.Select(row => row.StartedAt)]))],
            window.AsOf);
    }

    private sealed record ReturnRow
    {
        public required long ItemId { get; init; }

        public required long NoticeId { get; init; }

        public required Instant RemovedAt { get; init; }

        public required Instant StartedAt { get; init; }
    }
}
