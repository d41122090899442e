using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws bars from zero, the value at each end, the interval as a whisker.</summary>
internal static class BarLayout
{
    internal static Drawing Draw(BarData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var names = data.Rows.Select(row => TextSize.Width(row.Name, 13)).DefaultIfEmpty(0).Max() + 12;
        var isBeside = names <= width * 0.36;
        var left = isBeside ? Math.Max(names, 70) : 0;
        var texts = data.Rows.Select(row => TextSize.Width(row.Text, 13, isBold: true)).DefaultIfEmpty(0).Max() + 12;
        var largest = data.Rows.Select(row => Math.Max(row.Value ?? 0, row.High ?? 0)).DefaultIfEmpty(0).Max();
        var x = new LinearScale(0, data.Axis == AxisKind.Share ? 1 : Math.Max(largest, double.Epsilon), left, width - Math.Min(texts, width * 0.4));

        canvas.Words(0, 14, data.AxisLabel, Classes.TextFaint);
        var top = 26.0;
        foreach (var row in data.Rows)
        {
            top = Row(canvas, row, x, top, isBeside);
        }

        canvas.Line(left, 24, left, top, Classes.Axis);
        var drawing = canvas.Finish(top + 4, data.Title, data.Description);
        return culture.TextInfo.IsRightToLeft ? drawing.Mirrored() : drawing;
    }

    private static double Row(Canvas canvas, BarRow row, LinearScale x, double top, bool isBeside)
    {
        const double BarHeight = 18;
        if (!isBeside)
        {
            canvas.Words(4, top + 13, row.Name, Classes.TextInk);
            top += 18;
        }
        else
        {
            canvas.Words(0, top + 14, row.Name, Classes.TextInk);
        }

        var end = x.FromPixel;
        if (row.Value is { } value)
        {
            var isHollow = row.Kind == BarKind.Claimed;
            var inset = isHollow ? 0.5 : 0;
            var @class = row.Kind switch { BarKind.Own => Classes.FillInk, BarKind.Claimed => Classes.FillOpen, _ => Classes.FillMet };
            canvas.Box(x.FromPixel + inset, top + inset, x.At(value) - x.FromPixel - (2 * inset), BarHeight - (2 * inset), @class);
            end = Math.Max(end, x.At(value));
            if (row is { Low: { } low, High: { } high })
            {
                // On its own ground, so that it reads on the bar and beyond it.
                canvas.Box(x.At(low) - 1, top + (BarHeight / 2) - 2.5, x.At(high) - x.At(low) + 2, 5, Classes.Paper);
                Plot.Whisker(canvas, x.At(low), x.At(high), top + (BarHeight / 2));
                end = Math.Max(end, x.At(high));
            }
        }

        canvas.Words(end + 7, top + 14, row.Text, row.Value is null ? Classes.TextFaint : Classes.TextStrong);
        return top + BarHeight + (isBeside ? 9 : 10);
    }
}
