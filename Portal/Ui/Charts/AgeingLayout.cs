using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws open items by age: hollow within the limit, filled past it, from zero.</summary>
internal static class AgeingLayout
{
    internal static Drawing Draw(AgeingData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var left = data.Rows.Select(row => TextSize.Width(row.Name, 13)).DefaultIfEmpty(0).Max() + 14;
        var right = width - data.Rows.Select(row => TextSize.Width(row.Text, 13, isBold: true)).DefaultIfEmpty(0).Max() - 10;
        var x = new LinearScale(0, Math.Max(1, data.Rows.Select(row => row.Within + row.Past).DefaultIfEmpty(0).Max()), left, right);

        canvas.Words(0, 14, data.AxisLabel, Classes.TextFaint);
        var top = 26.0;
        foreach (var row in data.Rows)
        {
            canvas.Words(0, top + 14, row.Name, Classes.TextInk);
            var within = x.At(row.Within);
            canvas.Box(left + 0.5, top + 0.5, within - left - 1, 17, Classes.FillOpen);
            canvas.Box(within + (row.Within > 0 ? 1 : 0), top, x.At(row.Within + row.Past) - within, 18, Classes.FillMissed);
            canvas.Words(x.At(row.Within + row.Past) + 7, top + 14, row.Text, Classes.TextStrong);
            top += 26;
        }

        canvas.Line(left, 24, left, top - 4, Classes.Axis);
        Names(canvas, data, x);
        var drawing = canvas.Finish(top, data.Title, data.Description);
        return culture.TextInfo.IsRightToLeft ? drawing.Mirrored() : drawing;
    }

    /// <summary>Each fill is named once, in the longest part of its kind, or beside it.</summary>
    private static void Names(Canvas canvas, AgeingData data, LinearScale x)
    {
        if (Longest(data, row => row.Within) is { } open)
        {
            var y = 26.0 + (open * 26) + 13;
            var row = data.Rows[open];
            if (TextSize.Width(data.WithinLabel, 13) + 12 < x.At(row.Within) - x.FromPixel)
            {
                canvas.Words(x.FromPixel + 7, y, data.WithinLabel, Classes.TextSmall);
            }
        }

        if (Longest(data, row => row.Past) is { } past)
        {
            var y = 26.0 + (past * 26) + 13;
            var row = data.Rows[past];
            var from = x.At(row.Within);
            var to = x.At(row.Within + row.Past);
            if (TextSize.Width(data.PastLabel, 13) + 12 < to - from)
            {
                canvas.Words(from + 7, y, data.PastLabel, Classes.TextOnMissed);
            }
            else
            {
                canvas.TryWords(data.PastLabel, Classes.TextMissed, (to + 18 + TextSize.Width(row.Text, 13, isBold: true), y, Anchor.Start));
            }
        }
    }

    private static int? Longest(AgeingData data, Func<AgeRow, long> part)
    {
        var best = data.Rows.Select((row, i) => (Size: part(row), Index: i)).Where(entry => entry.Size > 0).OrderByDescending(entry => entry.Size).ToList();
        return best.Count == 0 ? null : best[0].Index;
    }
}
