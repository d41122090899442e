using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads due cohorts out of the stored cells of the finest slices, always through somebody's eyes.</summary>
public sealed class DueQueries(Database database)
{
    // The sum of all providers, or of one, is kept as a slice of its own. Blocks lie by slice, table and period (BlockPlace); slices lead, and each
    // looks its blocks up
    private const string SumSql = """
        select s.provider, s.category, s.rule, b.slice_id, b.cell_table, b.period, b.cells
        from cube_slice s
        cross join cube_block b
        where b.id >= s.id * 16777216 + @first
            and b.id <= s.id * 16777216 + @last
            and s.provider = @sumOf
            and s.host_country = '*'
            and s.issuer_country = '*'
            and s.category = '*'
            and s.rule = '*'
            and ((b.cell_table = 4 and b.period between @firstDays and @lastDays)
                or (b.cell_table in (5, 13) and b.period between @firstYear and @lastYear))
        """;

    // One statement, so that slices and cells belong together; the finest slices have no star, and what several of them have in common stands in a
    // table of its own, whatever slice it is named after. Every line of the scope stands in it
    private static readonly string CellsSql = $"""
        select s.provider, s.category, s.rule, b.slice_id, b.cell_table, b.period, b.cells
        from cube_slice s
        cross join cube_block b
        where b.id >= s.id * 16777216 + @first
            and b.id <= s.id * 16777216 + @last
            and {ScopeSql.Of("s", "s.provider")}
            and {SliceSql.Of("s", "s.provider")}
            and ((b.cell_table = 12 and b.period between @firstYear and @lastYear)
                or (s.provider <> '*'
                    and s.host_country <> '*'
                    and s.issuer_country <> '*'
                    and s.category <> '*'
                    and s.rule <> '*'
                    and ((b.cell_table = 4 and b.period between @firstDays and @lastDays)
                        or (b.cell_table = 5 and b.period between @firstYear and @lastYear))))
        """;

    // The sum of each provider is kept as a slice of its own
    private const string ProvidersSql = """
        select s.provider, s.category, s.rule, b.slice_id, b.cell_table, b.period, b.cells
        from cube_slice s
        cross join cube_block b
        where b.id >= s.id * 16777216 + @firstDue
            and b.id < s.id * 16777216 + @endDue
            and s.provider <> '*'
            and s.host_country = '*'
            and s.issuer_country = '*'
            and s.category = '*'
            and s.rule = '*'
        """;

    /// <summary>The due cohorts of a stretch of time, told apart by provider, category and rule.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="filter">Which slices; only what slices are made of is asked.</param>
    /// <param name="window">The stretch, and the instant of looking.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<DueCohorts> ReadAsync(Scope scope, ItemFilter filter, SliceWindow window, CancellationToken cancellation) =>
        ReadAsync(CellsSql, scope, filter, window, cancellation);

    /// <summary>
    /// Every limit that ever ran out, as one sum, for charts over time: out of a stored sum where somebody sees all of it. From the first one on, so
    /// that the baseline of a weekly chart, its first weeks, never moves.
    /// </summary>
    public Task<DueCohorts> SumAsync(Scope scope, ItemFilter filter, Instant look, CancellationToken cancellation) => scope switch
    {
        Scope.All when IsOfProviders(filter) => ReadAsync(SumSql, scope, filter, UpTo(look), cancellation),
        Scope.OfProvider one when IsOfProviders(filter) && (filter.Provider ?? one.Code) == one.Code =>
            ReadAsync(SumSql, scope, filter with { Provider = one.Code }, UpTo(look), cancellation),
        _ => ReadAsync(CellsSql, scope, filter, UpTo(look), cancellation),
    };

    /// <summary>The same told apart by provider, for weeks: out of the stored sums of providers where somebody sees all of them.</summary>
    public Task<DueCohorts> ByProviderAsync(Scope scope, Instant look, CancellationToken cancellation) =>
        ReadAsync(scope is Scope.All ? ProvidersSql : CellsSql, scope, new ItemFilter(), UpTo(look), cancellation);

    private static SliceWindow UpTo(Instant look) => new(Instant.FromUnixTimeTicks(0), look, look);

    private static bool IsOfProviders(ItemFilter filter) => filter with { Provider = null } == new ItemFilter();

    private async Task<DueCohorts> ReadAsync(string sql, Scope scope, ItemFilter filter, SliceWindow window, CancellationToken cancellation)
    {
        var stretch = CellStretch.Of([window]);
        var parameters = new DynamicParameters();
        foreach (var (name, value) in ScopeSql.Values(scope).Concat(SliceSql.Values(filter)))
        {
            parameters.Add(name, value);
        }

        parameters.AddDynamicParams(new
        {
            sumOf = filter.Provider ?? "*",
            first = BlockPlace.InSlice(CellTable.Due, stretch.FirstDays),
            last = BlockPlace.InSlice(CellTable.RollUpStraddle, stretch.LastYear),
            firstDue = BlockPlace.FirstOf(CellTable.Due),
            endDue = BlockPlace.FirstOf(CellTable.Cluster),
            firstDays = stretch.FirstDays,
            lastDays = stretch.LastDays,
            firstYear = stretch.FirstYear,
            lastYear = stretch.LastYear,
        });
        await using var connection = await database.OpenAsync(cancellation);
        var (slices, straddles) = (new Dictionary<DueSlice, SliceCells>(), new SliceCells());
        foreach (var row in await connection.QueryAsync<DueRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellation)))
        {
            var block = new BlockRow { SliceId = row.SliceId, CellTable = row.CellTable, Period = row.Period, Cells = row.Cells };
            if (block.Table is CellTable.Straddle or CellTable.RollUpStraddle)
            {
                straddles.Add(block, 1);
                continue;
            }

            var key = new DueSlice(row.Provider, row.Category, row.Rule);
            if (!slices.TryGetValue(key, out var cells))
            {
                slices.Add(key, cells = new SliceCells());
            }

            cells.Add(block, 1);
        }

        return new DueCohorts(slices, straddles, window.AsOf);
    }

    private sealed record DueRow
    {
        public required string Provider { get; init; }

        public required string Category { get; init; }

        public required string Rule { get; init; }

        public required long SliceId { get; init; }

        public required long CellTable { get; init; }

        public required long Period { get; init; }

        public required byte[] Cells { get; init; }
    }
}
