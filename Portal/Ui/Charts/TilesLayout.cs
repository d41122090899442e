using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws country tiles by region, with the scale below. Neither a map nor a ranking.</summary>
internal static class TilesLayout
{
    private const double Side = 46;
    private const double Gap = 4;

    internal static Drawing Draw(TilesData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var top = 0.0;
        foreach (var group in data.Groups)
        {
            top = Group(canvas, group, width, top);
        }

        var height = Scale(canvas, data, width, top + 6);
        return canvas.Finish(height, data.Title, data.Description);
    }

    private static double Group(Canvas canvas, TileGroup group, double width, double top)
    {
        var isBeside = width >= 480;
        var left = isBeside ? 124 : 0;
        canvas.Words(0, isBeside ? top + 28 : top + 13, group.Name, Classes.TextInk);
        var y = isBeside ? top : top + 22;
        var columns = Math.Max(1, (int)((width - left + Gap) / (Side + Gap)));
        for (var i = 0; i < group.Tiles.Count; i++)
        {
            Draw(canvas, group.Tiles[i], left + (i % columns * (Side + Gap)), y + (i / columns * (Side + Gap)));
        }

        var lines = (group.Tiles.Count + columns - 1) / columns;
        return y + (lines * (Side + Gap)) + 14;
    }

    private static void Draw(Canvas canvas, Tile tile, double x, double y)
    {
        var middle = x + (Side / 2);
        if (tile.Gap is { } gap)
        {
            canvas.Box(x + 0.5, y + 0.5, Side - 1, Side - 1, Classes.Frame, gap == CellGap.Hidden ? Pattern.Dotted : Pattern.Hatched);
            canvas.Box(middle - 14, y + 8, 28, 32, Classes.Paper);
        }
        else
        {
            canvas.Box(x, y, Side, Side, $"step-{tile.Step}");
        }

        var ink = tile.Gap is null ? $"t-on-{tile.Step}" : Classes.TextInk;
        canvas.Add(new Mark.Words(middle, y + 20, tile.Code, ink, Anchor.Middle));
        canvas.Add(new Mark.Words(middle, y + 36, tile.Text, $"{ink} {Classes.TextSmall}", Anchor.Middle));
    }

    private static double Scale(Canvas canvas, TilesData data, double width, double top)
    {
        var wide = Math.Min(width, 360);
        var left = width - wide;
        var step = wide / data.Steps.Count;
        canvas.Words(left, top + 12, data.ScaleLabel, Classes.TextFaint);
        for (var i = 0; i < data.Steps.Count; i++)
        {
            canvas.Box(left + (i * step), top + 20, step - 1.5, 12, $"step-{i + 1}");
            canvas.Words(left + ((i + 0.5) * step), top + 47, data.Steps[i], Classes.TextSmall, Anchor.Middle);
        }

        return top + 54;
    }
}
