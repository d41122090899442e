using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws stacked share bars: filled met, hatched undetermined, filled missed, hollow open.</summary>
internal static class SplitBarLayout
{
    internal static Drawing Draw(SplitBarData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var longest = data.Rows.Max(row => TextSize.Width(row.Label, 13, row == data.Rows[0]));
        var left = canvas.IsNarrow ? 0 : !data.HasAxis && data.Rows.Count == 1 ? 0 : Math.Clamp(longest + 18, 90, width * 0.44);
        var x = new LinearScale(0, 1, left, width - 1);
        var top = 0.0;
        foreach (var row in data.Rows)
        {
            top = Row(canvas, data, row, x, top);
        }

        var height = data.HasAxis ? Axis(canvas, x, top) : top;
        var drawing = canvas.Finish(height, data.Title, data.Description);
        return culture.TextInfo.IsRightToLeft ? drawing.Mirrored() : drawing;
    }

    private static double Row(Canvas canvas, SplitBarData data, SplitRow row, LinearScale x, double top)
    {
        var isMain = row == data.Rows[0];
        var isBeside = x.FromPixel > 0;
        var barHeight = isMain ? 30.0 : 14;
        if (!isBeside && (row.Label.Length > 0 || row.Note is not null))
        {
            canvas.Words(0, top + 12, row.Label, isMain ? Classes.TextStrong : Classes.TextInk);
            if (row.Note is { } note)
            {
                canvas.TryWords(note, Classes.TextFaint, (x.ToPixel, top + 12, Anchor.End));
            }

            top += 20;
        }

        var barTop = isMain ? top + PartWords(canvas, row, x, top) : top;
        if (isBeside)
        {
            canvas.Words(0, barTop + (isMain && row.Note is not null ? 13 : (barHeight / 2) + 4), row.Label, isMain ? Classes.TextStrong : Classes.TextInk);
            if (isMain && row.Note is { } note)
            {
                canvas.Words(0, barTop + 29, note, Classes.TextFaint);
            }
        }

        Parts(canvas, row, x, barTop, barHeight, isMain);
        var below = Interval(canvas, row, x, barTop, barHeight, isMain);
        return below + (isMain ? data.Rows.Count > 1 ? 16 : 6 : isBeside ? 12 : 8);
    }

    /// <summary>The main bar's words above its parts, pushed to a second line where two would touch. Returns the height used.</summary>
    private static double PartWords(Canvas canvas, SplitRow row, LinearScale x, double top)
    {
        var lines = new double[] { x.FromPixel - 8, x.FromPixel - 8 };
        var placed = new List<(int Line, double X, SplitPart Part, Anchor Anchor)>();
        var lastLeft = x.ToPixel - TextSize.Width(row.Parts[^1].Label, 13, isBold: true);
        var start = 0.0;
        foreach (var part in row.Parts)
        {
            var end = start + part.Share;
            var wide = TextSize.Width(part.Label, 13, isBold: true);
            var isLast = part == row.Parts[^1] && row.Parts.Count > 1;
            var at = isLast || x.At(start) + wide > x.ToPixel ? x.ToPixel - wide : x.At(start);
            if (!isLast && row.Parts.Count > 1 && at + wide > lastLeft - 10)
            {
                // A narrow part in the middle: its words end with it, if that frees the last part's.
                at = Math.Max(x.At(end) - wide, lastLeft - 10 - wide);
            }

            var line = at >= lines[0] + 8 ? 0 : 1;
            at = Math.Min(Math.Max(at, lines[line] + 8), x.ToPixel - wide);
            lines[line] = at + wide;
            placed.Add((line, isLast ? at + wide : at, part, isLast ? Anchor.End : Anchor.Start));
            start = end;
        }

        var used = placed.Exists(words => words.Line == 1) ? 2 : 1;
        foreach (var (line, at, part, anchor) in placed)
        {
            canvas.Words(at, top + 12 + ((used - 1 - line) * 17), part.Label, ClassOfWords(part.Kind), anchor);
        }

        return (used * 17) + 3;
    }

    private static void Parts(Canvas canvas, SplitRow row, LinearScale x, double top, double height, bool isMain)
    {
        var start = 0.0;
        foreach (var part in row.Parts)
        {
            var (from, to) = (x.At(start), x.At(start + part.Share));
            var gap = start > 0 ? 1.5 : 0;
            var (@class, pattern) = part.Kind switch
            {
                SplitKind.Met => (Classes.FillMet, Pattern.None),
                SplitKind.Missed => (Classes.FillMissed, Pattern.None),
                SplitKind.Open => (Classes.FillOpen, Pattern.None),
                SplitKind.Hidden => (Classes.Frame, Pattern.Dotted),
                _ => (Classes.Frame, Pattern.Hatched),
            };
            var inset = part.Kind is SplitKind.Met or SplitKind.Missed ? 0 : 0.5;
            canvas.Box(from + gap + inset, top + inset, to - from - gap - (2 * inset), height - (2 * inset), @class, pattern);
            if (!isMain && part.Kind == SplitKind.Met && TextSize.Width(part.Label, 12) + 12 < to - from)
            {
                canvas.Words(from + 6, top + 11, part.Label, Classes.TextOnMet);
            }

            start += part.Share;
        }
    }

    private static double Interval(Canvas canvas, SplitRow row, LinearScale x, double top, double height, bool isMain)
    {
        var bottom = top + height;
        if (row is not { Low: { } low, High: { } high })
        {
            return bottom;
        }

        var y = bottom + (isMain ? 7 : 3.5);
        var arm = isMain ? 3.5 : 2;
        canvas.Line(x.At(low), y, x.At(high), y, Classes.Whisker);
        canvas.Line(x.At(low), y - arm, x.At(low), y + arm, Classes.Whisker);
        canvas.Line(x.At(high), y - arm, x.At(high), y + arm, Classes.Whisker);
        if (isMain && row.IntervalText is { } text
            && !canvas.TryWords(text, Classes.TextSmall, (x.At(low) - 8, y + 4, Anchor.End), (x.At(high) + 8, y + 4, Anchor.Start)))
        {
            // A line of its own, above what comes next
            canvas.Words(x.ToPixel, y + 18, text, Classes.TextSmall, Anchor.End);
            return bottom + 32;
        }

        return isMain ? bottom + 14 : bottom + 5;
    }

    private static double Axis(Canvas canvas, LinearScale x, double top)
    {
        foreach (var share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            var anchor = share switch { 0 => Anchor.Start, 1 => Anchor.End, _ => Anchor.Middle };
            canvas.Line(x.At(share), top - 2, x.At(share), top + 3, Classes.Tick);
            canvas.Words(x.At(share), top + 17, AxisText.Percent(share, canvas.Culture), Classes.TextSmall, anchor);
        }

        canvas.Line(x.FromPixel, top - 2, x.ToPixel, top - 2, Classes.Axis);
        return top + 24;
    }

    private static string ClassOfWords(SplitKind kind) => kind switch
    {
        SplitKind.Met => Classes.TextMet,
        SplitKind.Missed => Classes.TextMissed,
        _ => Classes.TextInk,
    };
}
