using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Seeding;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Demo;

/// <summary>Fictional countries and sectors in a fixed order, and the tiles of the first page.</summary>
internal static class DemoTiles
{
    private static readonly double[] StepHours = [6, 12, 24, 72];

    internal static IEnumerable<KeyValuePair<string, PublicSlice>> SectorsByName(DemoSnapshot demo) =>
        demo.Sectors.OrderBy(pair => SectorNames.Of(pair.Key), StringComparer.Ordinal);

    internal static IEnumerable<KeyValuePair<string, PublicSlice>> CountriesByCode(DemoSnapshot demo) =>
        demo.Countries.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The invented name, or the code where it is not one of the demonstration's.</summary>
    internal static string CountryName(string code) => SyntheticCountry.All.FirstOrDefault(country => country.Code == code)?.Name ?? code;

    internal static TilesData Of(DemoSnapshot demo, CultureInfo culture) => new()
    {
        Title = "Does it depend on where it is hosted?",
        Description = "Hours until half of the items are gone, by fictional country; the table has every value with its interval.",
        ScaleLabel = "hours until half is gone",
        Steps = ["0 to 6", "6 to 12", "12 to 24", "24 to 72", "72 and more"],
        Groups = [new TileGroup("Fictional", [.. CountriesByCode(demo).Select(pair => TileOf(pair.Key, pair.Value, culture))])],
    };

    private static Tile TileOf(string code, PublicSlice slice, CultureInfo culture)
    {
        if (slice.Removal?.Quantile(0.5).Midpoint is not { } seconds)
        {
            var gap = slice.Status == CellStatus.NotApplicable ? CellGap.NoData : CellGap.Hidden;
            return new Tile(code, null, CellGaps.Symbol(gap), gap);
        }

        var hours = Duration.FromSeconds(seconds).TotalHours;
        return new Tile(code, 1 + StepHours.Count(limit => hours >= limit), HumanFormat.Unit((long)Math.Round(hours), HumanUnit.Hour, culture));
    }
}
