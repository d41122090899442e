using System.Globalization;
using Portal.Data.Releases;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Released;

/// <summary>Countries as tiles by the share that met the limit.</summary>
internal static class ReleasedTiles
{
    private static readonly decimal[] Steps = [20, 40, 60, 80];

    /// <summary>Single countries: their codes have two letters; groups of countries have more.</summary>
    internal static IEnumerable<ReleasedPart> Countries(ReleasedFigures figures) => figures.Countries.Where(part => part.Code.Length == 2).OrderBy(part => part.Code, StringComparer.Ordinal);

    internal static TilesData Of(ReleasedFigures figures, CultureInfo culture) => new()
    {
        Title = "Does it depend on where it is hosted?",
        Description = "Per cent of the items due that met the time limit, by country; the table has every value with its interval.",
        ScaleLabel = "per cent that met the limit",
        Steps = ["0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 and more"],
        Groups = [new TileGroup(figures.Version is { IsSynthetic: true } ? "Fictional" : "Countries", [.. Countries(figures).Select(part => TileOf(part, culture))])],
    };

    private static Tile TileOf(ReleasedPart part, CultureInfo culture)
    {
        if (part.Shown("on_time_rate") is { } rate)
        {
            return new Tile(part.Code, 1 + Steps.Count(limit => rate >= limit), HumanFormat.Number((double)rate, 0, culture) + "%");
        }

        var gap = ReleasedWords.Cell(part["on_time_rate"], MeasureKind.Share, culture) is TableCell.Gap { Kind: var kind } ? kind : CellGap.Hidden;
        return new Tile(part.Code, null, CellGaps.Symbol(gap), gap);
    }
}
