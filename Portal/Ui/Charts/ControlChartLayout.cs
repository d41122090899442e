using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws a control chart: stepped limits, a dotted mean, signals as squares with a word, named events as lines.</summary>
internal static class ControlChartLayout
{
    private const double EventRow = 18;

    internal static Drawing Draw(ControlChartData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        const double Left = 46;
        // Names of events stand in a row of their own, above the weeks
        var top = Plot.Top + (data.Stretches.Any(stretch => stretch.Events.Count > 0) ? EventRow : 0);
        var bottom = top + (canvas.IsNarrow ? 180 : 230);
        var right = width - Math.Max(82, TextSize.Width(data.MeanLabel, 13) + 10);
        var x = new LinearScale(0, Math.Max(1, data.Points.Count - 1), Left + 6, right - 4);
        var y = new LinearScale(data.AxisFrom, 1, bottom, top);

        Plot.ValueAxis(canvas, y, Left, right, AxisKind.Share, data.AxisLabel);
        Plot.NamesBelow(canvas, [.. data.Points.Select(point => point.Name)], i => x.At(i), bottom);
        Means(canvas, data, x, y, Left, right);
        Steps(canvas, data, point => point.Lower, x, y);
        Steps(canvas, data, point => point.Upper, x, y);
        if (data.Points.LastOrDefault(point => point.Lower is not null) is { Lower: { } lower })
        {
            canvas.TryWords("lower limit", Classes.TextSmall, (right + 6, y.At(lower) + 4, Anchor.Start), (right + 6, y.At(lower) + 20, Anchor.Start));
        }

        if (data.Target is { } target)
        {
            Plot.Level(canvas, y.At(target), Left, right, Classes.Limit, data.TargetLabel);
        }

        Events(canvas, data, x, bottom);
        foreach (var stretch in data.Stretches)
        {
            Baseline(canvas, data, stretch, x, y, bottom);
        }

        Line(canvas, data, x, y);
        Signals(canvas, data, x, y);
        return canvas.Finish(bottom + 28, data.Title, data.Description);
    }

    private static void Steps(Canvas canvas, ControlChartData data, Func<ControlPoint, double?> value, LinearScale x, LinearScale y)
    {
        var path = new PathData();
        var isOpen = false;
        for (var i = 0; i < data.Points.Count; i++)
        {
            if (value(data.Points[i]) is not { } limit)
            {
                isOpen = false;
                continue;
            }

            // Limits of two baselines have nothing to do with each other
            _ = isOpen && !data.Stretches.Any(stretch => stretch.From == i) ? path.VerticalTo(y.At(limit)) : path.MoveTo(x.At(i - 0.5), y.At(limit));
            path.HorizontalTo(x.At(i + 0.5));
            isOpen = true;
        }

        canvas.Shape(path, Classes.Bound);
    }

    private static void Means(Canvas canvas, ControlChartData data, LinearScale x, LinearScale y, double left, double right)
    {
        foreach (var stretch in data.Stretches)
        {
            var isLast = stretch == data.Stretches[^1];
            if (stretch.Mean is { } mean)
            {
                canvas.Line(stretch.From == 0 ? left : x.At(stretch.From - 0.5), y.At(mean), isLast ? right : x.At(stretch.From + stretch.Count - 0.5), y.At(mean), Classes.Reference);
            }

            if (isLast)
            {
                var level = stretch.Mean ?? data.Points.LastOrDefault(point => point.Share is not null)?.Share ?? y.To;
                canvas.Words(right + 6, y.At(level) + 4, data.MeanLabel, Classes.TextInk);
            }
        }
    }

    /// <summary>A line from top to bottom where a named event begins the limits anew, with the fullest words that have room up to the next one.</summary>
    private static void Events(Canvas canvas, ControlChartData data, LinearScale x, double bottom)
    {
        ControlStretch[] begun = [.. data.Stretches.Where(stretch => stretch.Events.Count > 0)];
        foreach (var (number, stretch) in begun.Index())
        {
            var at = x.At(stretch.From - 0.5);
            var end = number + 1 < begun.Length ? x.At(begun[number + 1].From - 0.5) : canvas.Width;
            var words = stretch.Events.FirstOrDefault(some => at + 8 + TextSize.Width(some, 12) <= end) ?? stretch.Events[^1];
            canvas.Line(at, Plot.Top - 2, at, bottom, Classes.Axis);
            canvas.TryWords(words, Classes.TextSmall, (at + 4, Plot.Top + 8, Anchor.Start), (at - 4, Plot.Top + 8, Anchor.End));
        }
    }

    private static void Baseline(Canvas canvas, ControlChartData data, ControlStretch stretch, LinearScale x, LinearScale y, double bottom)
    {
        if (stretch.IsTrial)
        {
            canvas.TryWords("trial limits: fewer than 20 weeks", Classes.TextSmall + Classes.Halo, (x.At(stretch.From), bottom - 8, Anchor.Start), (x.At(stretch.From + stretch.Count - 1), bottom - 8, Anchor.End));
            return;
        }

        if (stretch.Mean is { } mean && stretch.BaselineWeeks > 0 && stretch.BaselineWeeks < stretch.Count)
        {
            var at = x.At(stretch.From + stretch.BaselineWeeks - 0.5);
            canvas.Line(at, y.At(1), at, bottom, Classes.Gridline);
            // On the side that the weeks leave free
            var level = y.At(mean) < (y.At(1) + bottom) / 2 ? bottom - 8 : y.At(1) + 14;
            canvas.TryWords($"baseline, {stretch.BaselineWeeks} weeks, frozen", Classes.TextSmall + Classes.Halo, (at - 6, level, Anchor.End), (at + 6, level, Anchor.Start));
        }
    }

    private static void Line(Canvas canvas, ControlChartData data, LinearScale x, LinearScale y)
    {
        var path = new PathData();
        var isOpen = false;
        for (var i = 0; i < data.Points.Count; i++)
        {
            if (data.Points[i].Share is not { } share)
            {
                isOpen = false;
                continue;
            }

            _ = isOpen ? path.LineTo(x.At(i), y.At(share)) : path.MoveTo(x.At(i), y.At(share));
            isOpen = true;
        }

        canvas.Shape(path, Classes.LineContext);
    }

    private static void Signals(Canvas canvas, ControlChartData data, LinearScale x, LinearScale y)
    {
        for (var i = 0; i < data.Points.Count; i++)
        {
            if (data.Points[i].Share is not { } share)
            {
                continue;
            }

            if (data.Points[i].IsOutside)
            {
                canvas.Box(x.At(i) - 4, y.At(share) - 4, 8, 8, data.Points[i].Signal > 0 ? Classes.Dot : Classes.DotOutside);
                canvas.Avoid(x.At(i) - 4, y.At(share) - 4, x.At(i) + 4, y.At(share) + 4);
            }
            else if (data.Points[i].Signal != 0)
            {
                canvas.Box(x.At(i) - 3.5, y.At(share) - 3.5, 7, 7, Classes.DotHollow);
            }
            else
            {
                canvas.Dot(x.At(i), y.At(share), 2.5, Classes.Dot);
            }
        }

        var first = data.Points.ToList().FindIndex(point => point is { IsOutside: true, Share: not null });
        if (first >= 0)
        {
            var (atX, atY) = (x.At(first), y.At(data.Points[first].Share!.Value));
            canvas.TryWords("outside", (data.Points[first].Signal > 0 ? Classes.TextMet : Classes.TextMissed) + Classes.Halo, (atX - 8, atY + 20, Anchor.End), (atX - 8, atY - 12, Anchor.End), (atX + 8, atY + 20, Anchor.Start), (atX - 8, atY + 36, Anchor.End));
        }
    }
}
