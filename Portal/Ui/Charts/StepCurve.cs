namespace Portal.Ui.Charts;

/// <summary>Step curves as they are: level between events, vertical at them.</summary>
internal static class StepCurve
{
    internal static PathData Line(Curve curve, LogScale x, LinearScale y)
    {
        var path = new PathData();
        var before = curve.Points.LastOrDefault(point => point.Seconds <= x.From);
        path.MoveTo(x.FromPixel, y.At(before?.Share ?? 1));
        foreach (var point in Inside(curve, x))
        {
            path.HorizontalTo(x.At(point.Seconds)).VerticalTo(y.At(point.Share));
        }

        return path.HorizontalTo(End(curve, x));
    }

    /// <summary>The band as closed shapes, one for each stretch where both ends are defined.</summary>
    internal static IReadOnlyList<PathData> Bands(Curve curve, LogScale x, LinearScale y)
    {
        var bands = new List<PathData>();
        var stretch = new List<(double From, double To, double Low, double High)>();
        var points = curve.Points.Where(point => x.At(point.Seconds) <= End(curve, x)).ToList();
        for (var i = 0; i < points.Count; i++)
        {
            var to = i + 1 < points.Count ? x.At(points[i + 1].Seconds) : End(curve, x);
            if (points[i] is { Low: { } low, High: { } high })
            {
                stretch.Add((x.At(points[i].Seconds), to, y.At(low), y.At(high)));
            }
            else if (stretch.Count > 0)
            {
                bands.Add(Outline(stretch));
                stretch.Clear();
            }
        }

        if (stretch.Count > 0)
        {
            bands.Add(Outline(stretch));
        }

        return bands;
    }

    internal static double ShareAt(Curve curve, double seconds) =>
        curve.Points.LastOrDefault(point => point.Seconds <= seconds)?.Share ?? 1;

    /// <summary>Keeps words off the curve and its band.</summary>
    internal static void Guard(Canvas canvas, Curve curve, LogScale x, LinearScale y)
    {
        const double Stride = 6;
        for (var pixel = x.FromPixel; pixel < End(curve, x); pixel += Stride)
        {
            var from = SecondsAt(x, pixel);
            var to = SecondsAt(x, pixel + Stride);
            var start = curve.Points.LastOrDefault(point => point.Seconds <= from);
            var end = curve.Points.LastOrDefault(point => point.Seconds <= to) ?? start;
            canvas.Avoid(pixel, y.At(start?.High ?? start?.Share ?? 1) - 1, pixel + Stride, y.At(end?.Low ?? end?.Share ?? 1) + 1);
        }
    }

    private static double SecondsAt(LogScale x, double pixel) =>
        x.From * Math.Pow(x.To / x.From, (pixel - x.FromPixel) / (x.ToPixel - x.FromPixel));

    private static double End(Curve curve, LogScale x) =>
        x.At(curve.ObservedUntilSeconds ?? (curve.Points.Count > 0 ? curve.Points[^1].Seconds : x.To));

    private static IEnumerable<CurvePoint> Inside(Curve curve, LogScale x) =>
        curve.Points.Where(point => point.Seconds > x.From && point.Seconds <= x.To && x.At(point.Seconds) <= End(curve, x));

    private static PathData Outline(List<(double From, double To, double Low, double High)> stretch)
    {
        var path = new PathData().MoveTo(stretch[0].From, stretch[0].High);
        foreach (var (_, to, _, high) in stretch)
        {
            path.VerticalTo(high).HorizontalTo(to);
        }

        for (var i = stretch.Count - 1; i >= 0; i--)
        {
            path.VerticalTo(stretch[i].Low).HorizontalTo(stretch[i].From);
        }

        return path.Close();
    }
}
