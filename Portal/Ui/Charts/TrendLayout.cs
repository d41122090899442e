using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws a value over time: line and band, provisional periods dashed and hollow, the ends labelled.</summary>
internal static class TrendLayout
{
    internal static Drawing Draw(TrendData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var bottom = Plot.Top + (canvas.IsNarrow ? 170 : 230);
        var largest = data.Points.Select(point => point.High ?? point.Value ?? 0).Append(data.Limit ?? 0).DefaultIfEmpty(0).Max();
        var y = new LinearScale(data.AxisFrom, data.Axis == AxisKind.Share ? 1 : Ticks.RoundTop(largest, 4), bottom, Plot.Top);
        const double Left = 46;
        var last = data.Points.LastOrDefault(point => point.Value is not null)?.Label;
        var right = width - Math.Min(80, last is null ? 12 : TextSize.Width(last, 13, isBold: true) + 12);
        var x = new LinearScale(0, Math.Max(1, data.Points.Count - 1), Left + 8, right);

        Plot.ValueAxis(canvas, y, Left, width, data.Axis, data.AxisLabel);
        Plot.NamesBelow(canvas, [.. data.Points.Select(point => point.Name)], i => x.At(i), bottom);
        var settled = Stretches(data.Points, isProvisional: false).ToList();
        var provisional = Stretches(data.Points, isProvisional: true).ToList();
        settled.ForEach(stretch => Band(canvas, data, stretch, x, y, Classes.Band));
        provisional.ForEach(stretch => Band(canvas, data, stretch, x, y, Classes.BandProvisional));
        settled.ForEach(stretch => Line(canvas, data, stretch, x, y, Classes.Line));
        provisional.ForEach(stretch => Line(canvas, data, stretch, x, y, Classes.LineProvisional));
        Dots(canvas, data, x, y);
        if (data.Limit is { } limit)
        {
            canvas.Avoid(Left, y.At(limit) - 1, width, y.At(limit) + 1);
        }

        Labels(canvas, data, x, y);
        if (data.Limit is { } line)
        {
            Plot.Level(canvas, y.At(line), Left, width, Classes.Limit, data.LimitLabel);
        }

        return canvas.Finish(bottom + 28, data.Title, data.Description);
    }

    /// <summary>Runs of points with values. A provisional run begins at the settled point before it, so that the line joins.</summary>
    private static IEnumerable<(int First, int Last)> Stretches(IReadOnlyList<TrendPoint> points, bool isProvisional)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Value is null || points[i].IsProvisional != isProvisional)
            {
                continue;
            }

            var first = i;
            while (i + 1 < points.Count && points[i + 1].Value is not null && points[i + 1].IsProvisional == isProvisional)
            {
                i++;
            }

            yield return (isProvisional && first > 0 && points[first - 1].Value is not null ? first - 1 : first, i);
        }
    }

    private static void Band(Canvas canvas, TrendData data, (int First, int Last) stretch, LinearScale x, LinearScale y, string @class)
    {
        var within = Enumerable.Range(stretch.First, stretch.Last - stretch.First + 1).Where(i => data.Points[i] is { Low: not null, High: not null }).ToList();
        if (within.Count < 2)
        {
            return;
        }

        var path = new PathData().MoveTo(x.At(within[0]), y.At(data.Points[within[0]].High!.Value));
        within.Skip(1).ToList().ForEach(i => path.LineTo(x.At(i), y.At(data.Points[i].High!.Value)));
        within.AsEnumerable().Reverse().ToList().ForEach(i => path.LineTo(x.At(i), y.At(data.Points[i].Low!.Value)));
        canvas.Shape(path.Close(), @class);
    }

    private static void Line(Canvas canvas, TrendData data, (int First, int Last) stretch, LinearScale x, LinearScale y, string @class)
    {
        var path = new PathData().MoveTo(x.At(stretch.First), y.At(data.Points[stretch.First].Value!.Value));
        for (var i = stretch.First + 1; i <= stretch.Last; i++)
        {
            path.LineTo(x.At(i), y.At(data.Points[i].Value!.Value));
            canvas.Avoid(x.At(i - 1), y.At(data.Points[i - 1].Value!.Value), x.At(i), y.At(data.Points[i].Value!.Value));
        }

        canvas.Shape(path, @class);
    }

    private static void Dots(Canvas canvas, TrendData data, LinearScale x, LinearScale y)
    {
        for (var i = 0; i < data.Points.Count; i++)
        {
            var point = data.Points[i];
            var isEnd = i == 0 || i == data.Points.Count - 1 || (i + 1 < data.Points.Count && data.Points[i + 1].IsProvisional != point.IsProvisional);

            // Between two periods without a value there is no line that would show it
            var isAlone = (i == 0 || data.Points[i - 1].Value is null) && (i == data.Points.Count - 1 || data.Points[i + 1].Value is null);
            if (point.Value is { } value && (isEnd || isAlone || point.IsProvisional))
            {
                canvas.Dot(x.At(i), y.At(value), 4, point.IsProvisional ? Classes.DotProvisional : Classes.Dot);
            }
        }
    }

    private static void Labels(Canvas canvas, TrendData data, LinearScale x, LinearScale y)
    {
        for (var i = data.Points.Count - 1; i >= 0; i--)
        {
            if (data.Points[i] is not { Value: { } value, Label: { } label } point)
            {
                continue;
            }

            var (atX, atY) = (x.At(i), y.At(value));
            var @class = (point.IsProvisional ? Classes.TextInk : Classes.TextStrong) + Classes.Halo;
            if (i == data.Points.Count - 1)
            {
                canvas.TryWords(label, @class, (atX + 8, atY + 4, Anchor.Start), (atX, atY - 12, Anchor.End), (atX, atY + 22, Anchor.End));
            }
            else
            {
                canvas.TryWords(label, @class, (atX, atY - 14, i == 0 ? Anchor.Start : Anchor.Middle), (atX, atY + 24, i == 0 ? Anchor.Start : Anchor.Middle), (atX, atY - 28, Anchor.Middle), (atX, atY + 38, Anchor.Middle));
            }
        }

        var provisional = data.Points.ToList().FindIndex(point => point is { IsProvisional: true, Value: not null });
        if (provisional >= 0)
        {
            var middle = x.At((provisional + data.Points.Count - 1) / 2.0);
            var below = y.At(data.Points[provisional].Low ?? data.Points[provisional].Value!.Value);
            canvas.TryWords("provisional", Classes.TextSmall + Classes.Halo, (middle, below + 20, Anchor.Middle), (canvas.Width, below + 20, Anchor.End), (canvas.Width, below + 36, Anchor.End));
        }
    }
}
