using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws a funnel: hollow dots, inner limits dashed, outer ones solid, the own dot filled and named.</summary>
internal static class FunnelLayout
{
    private const string OuterLabel = "99.8% limit";

    internal static Drawing Draw(FunnelData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        const double Left = 46;

        // A dot on the edge would be cut, and its own limits with it
        const double Headroom = 1.15;
        var bottom = Plot.Top + (canvas.IsNarrow ? 200 : 270);
        var right = width - Math.Max(TextSize.Width(OuterLabel, 13), TextSize.Width(data.MeanLabel, 13)) - 10;
        var sizes = data.Dots.Select(dot => dot.Size).Concat(data.Limits.Select(limit => limit.Size)).Where(size => size > 0).DefaultIfEmpty(1).ToList();
        var x = new LogScale(sizes.Min() / Headroom, Math.Max(sizes.Max(), sizes.Min() * 10) * Headroom, Left, right);
        var y = new LinearScale(0, 1, bottom, Plot.Top);

        Plot.ValueAxis(canvas, y, Left, right, AxisKind.Share, data.AxisLabel);
        Sizes(canvas, x, bottom, data.SizeLabel);
        canvas.Line(Left, y.At(data.Mean), right, y.At(data.Mean), Classes.Reference);
        Limits(canvas, data, x, y);
        Dots(canvas, data, x, y, right);
        return canvas.Finish(bottom + 46, data.Title, data.Description);
    }

    private static void Sizes(Canvas canvas, LogScale x, double bottom, string label)
    {
        for (var power = Math.Floor(Math.Log10(x.From)); power <= Math.Log10(x.To); power++)
        {
            foreach (var digit in (double[])[1, 2, 5])
            {
                var size = digit * Math.Pow(10, power);
                if (size >= x.From && size <= x.To
                    && canvas.TryWords(HumanFormat.Number(size, 0, canvas.Culture), Classes.Text, (x.At(size), bottom + 20, Anchor.Middle)))
                {
                    canvas.Line(x.At(size), bottom, x.At(size), bottom + 5, Classes.Tick);
                }
            }
        }

        canvas.Words((x.FromPixel + x.ToPixel) / 2, bottom + 40, label, Classes.TextFaint, Anchor.Middle);
    }

    private static void Limits(Canvas canvas, FunnelData data, LogScale x, LinearScale y)
    {
        if (data.Limits.Count < 2)
        {
            return;
        }

        Path(limit => limit.Low95, Classes.BoundInner);
        Path(limit => limit.High95, Classes.BoundInner);
        Path(limit => limit.Low998, Classes.Bound);
        Path(limit => limit.High998, Classes.Bound);
        var last = data.Limits[^1];
        var beside = x.ToPixel + 6;
        canvas.Words(beside, y.At(data.Mean) + 4, data.MeanLabel, Classes.TextInk);
        canvas.TryWords("95% limit", Classes.TextSmall, (beside, y.At(last.Low95) + 4, Anchor.Start), (beside, y.At(last.Low95) + 18, Anchor.Start));
        canvas.TryWords(OuterLabel, Classes.TextSmall, (beside, y.At(last.Low998) + 4, Anchor.Start), (beside, y.At(last.Low998) + 20, Anchor.Start), (beside, y.At(last.Low998) + 36, Anchor.Start));

        void Path(Func<FunnelLimit, double> value, string @class)
        {
            var path = new PathData().MoveTo(x.At(data.Limits[0].Size), y.At(value(data.Limits[0])));
            foreach (var limit in data.Limits.Skip(1))
            {
                path.LineTo(x.At(limit.Size), y.At(value(limit)));
            }

            canvas.Shape(path, @class);
        }
    }

    private static void Dots(Canvas canvas, FunnelData data, LogScale x, LinearScale y, double right)
    {
        foreach (var dot in data.Dots.OrderBy(dot => dot.IsOwn))
        {
            canvas.Dot(x.At(dot.Size), y.At(dot.Share), dot.IsOwn ? 5.5 : 4.5, dot.IsOwn ? Classes.Dot : Classes.DotHollow);
        }

        if (data.Dots.FirstOrDefault(dot => dot.IsOwn) is { } own)
        {
            // Named in the quiet corner below, with a leader, where no other dot can stand in the way.
            var (atX, atY) = (x.At(own.Size), y.At(own.Share));
            var text = $"{own.Name} {HumanFormat.Share(own.Share, canvas.Culture)}";
            var half = TextSize.Width(text, 13, isBold: true) / 2;
            var at = Math.Clamp(atX, x.FromPixel + half, Math.Max(x.FromPixel + half, right - half));
            var below = y.At(0) - 16;
            if (atY + 30 < below)
            {
                canvas.Line(atX, atY + 6, atX, below - 14, Classes.Leader);
            }

            canvas.Words(at, atY + 30 < below ? below : atY - 12, text, Classes.TextStrong + Classes.Halo, Anchor.Middle);
        }
    }
}
