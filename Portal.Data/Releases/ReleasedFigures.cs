namespace Portal.Data.Releases;

/// <summary>
/// What public pages may show: the newest standing publication of each table, and nothing else. The three tables that pages draw are the
/// countries and the kinds of service of a year, and everything together by quarter.
/// </summary>
/// <param name="Version">The release that the yearly figures come from; null where nothing is published.</param>
/// <param name="World">Everything together in the newest year; null likewise.</param>
/// <param name="Quarters">Everything together by quarter, oldest first.</param>
/// <param name="Countries">Countries and groups of countries in the order of the table, the world left out.</param>
/// <param name="Sectors">Kinds of service in the order of the table, all together left out.</param>
public sealed record ReleasedFigures(
    ReleaseVersion? Version, ReleasedPart? World, IReadOnlyList<ReleasedPart> Quarters, IReadOnlyList<ReleasedPart> Countries, IReadOnlyList<ReleasedPart> Sectors)
{
    /// <summary>The table of <see cref="Countries"/>, part of its addresses for ever.</summary>
    public const string CountryTable = "country-year";

    /// <summary>The table of <see cref="Sectors"/>.</summary>
    public const string SectorTable = "sector-year";

    /// <summary>The table of <see cref="Quarters"/>.</summary>
    public const string QuarterTable = "world-quarter";

    /// <summary>True where nothing is published that pages can draw.</summary>
    public bool IsEmpty => World is null;

    /// <summary>The tables that figures are read from.</summary>
    internal static IReadOnlyList<string> Tables { get; } = [CountryTable, SectorTable, QuarterTable];

    /// <summary>Reads the newest of each table; one that nobody published is left out.</summary>
    internal static ReleasedFigures Of(IReadOnlyList<ReleasedTable> tables)
    {
        List<ReleasedPart> PartsOf(string id) => tables.FirstOrDefault(one => one.Table.Id == id) is { } found ? Parts(found.Table) : [];
        var countries = PartsOf(CountryTable);
        var sectors = PartsOf(SectorTable);
        return new ReleasedFigures(
            tables.FirstOrDefault(one => one.Table.Id == CountryTable)?.Publication.Statement,
            countries is [var world, ..] ? world with { Cells = Together(sectors is [var all, ..] ? all : world, world) } : null,
            PartsOf(QuarterTable),
            [.. countries.Skip(1)],
            [.. sectors.Skip(1)]);
    }

    private static Dictionary<string, ReleaseCell> Together(ReleasedPart first, ReleasedPart second) =>
        first.Cells.Concat(second.Cells).GroupBy(cell => cell.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    /// <summary>One part for each code and period; of several periods a table with a dimension gives the newest.</summary>
    private static List<ReleasedPart> Parts(ReleaseTable table)
    {
        var periods = table.Dimensions[^1].Codes.Select(code => code.Id).ToList();
        return
        [
            .. table.Cells.Where(cell => table.Dimensions.Count == 1 || cell.Codes[^1] == periods[^1])
                .GroupBy(cell => string.Join('|', cell.Codes), StringComparer.Ordinal)
                .Select(group =>
                {
                    var codes = group.First().Codes;
                    var name = table.Dimensions.Count == 1 ? codes[0] : table.Dimensions[0].Codes.First(code => code.Id == codes[0]).Label;
                    return new ReleasedPart(codes[0], name, codes[^1], group.ToDictionary(cell => cell.Measure, StringComparer.Ordinal));
                }),
        ];
    }
}
