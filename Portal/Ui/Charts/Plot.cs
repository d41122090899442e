namespace Portal.Ui.Charts;

/// <summary>The frame that charts with an upright value axis share: gridlines with numbers, the axis's name above.</summary>
internal static class Plot
{
    internal const double Top = 34;

    internal static void ValueAxis(Canvas canvas, LinearScale y, double left, double right, AxisKind kind, string label)
    {
        Label(canvas, label);
        foreach (var value in Ticks.Round(y.From, y.To, 4))
        {
            var at = y.At(value);
            canvas.Line(left, at, right, at, value == y.From ? Classes.Axis : Classes.Gridline);
            canvas.Words(left - 8, at + 4, AxisText.Of(value, kind, canvas.Culture), Classes.Text, Anchor.End);
        }
    }

    /// <summary>The axis's name at the top, over two lines where one has no room.</summary>
    private static void Label(Canvas canvas, string label)
    {
        var cut = label.IndexOf("; ", StringComparison.Ordinal);
        if (cut < 0 || TextSize.Width(label, 12) <= canvas.Width)
        {
            canvas.Words(0, 14, label, Classes.TextFaint);
            return;
        }

        canvas.Words(0, 10, label[..cut], Classes.TextFaint);
        canvas.Words(0, 24, label[(cut + 2)..], Classes.TextFaint);
    }

    /// <summary>Names below a row of points, as many as fit, the first and the last before others.</summary>
    internal static void NamesBelow(Canvas canvas, IReadOnlyList<string> names, Func<int, double> at, double bottom)
    {
        if (names.Count == 0)
        {
            return;
        }

        var widest = names.Max(name => TextSize.Width(name, 13)) + 14;
        var step = names.Count < 2 ? widest : at(1) - at(0);
        var stride = Math.Max(1, (int)Math.Ceiling(widest / step));
        for (var i = 0; i < names.Count; i += stride)
        {
            canvas.Line(at(i), bottom, at(i), bottom + 5, Classes.Tick);
            canvas.WordsInside(at(i), bottom + 20, names[i]);
        }
    }

    /// <summary>A point with its interval lying flat.</summary>
    internal static void Whisker(Canvas canvas, double low, double high, double y)
    {
        canvas.Line(low, y, high, y, Classes.Whisker);
        canvas.Line(low, y - 3.5, low, y + 3.5, Classes.Whisker);
        canvas.Line(high, y - 3.5, high, y + 3.5, Classes.Whisker);
    }

    /// <summary>A level line across the plot with its words in the free margin or above it.</summary>
    internal static void Level(Canvas canvas, double y, double left, double right, string @class, string label)
    {
        canvas.Line(left, y, right, y, @class);
        canvas.TryWords(
            label,
            Classes.TextInk + Classes.Halo,
            (right + 6, y + 4, Anchor.Start),
            (left + 6, y + 16, Anchor.Start),
            (left + 6, y - 6, Anchor.Start),
            (right - 4, y - 6, Anchor.End),
            (right - 4, y + 16, Anchor.End));
    }
}
