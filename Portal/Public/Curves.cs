using NodaTime;
using Portal.Data.Measures;
using Portal.Ui.Charts;

namespace Portal.Public;

/// <summary>A computed curve as the chart draws it.</summary>
internal static class Curves
{
    /// <summary>Steps with their log-log band.</summary>
    /// <param name="name">What a reader calls the curve.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="unit">What one unit of its time is.</param>
    internal static Curve Of(string name, SurvivalCurve curve, Duration unit) => new(
        name,
        [.. curve.Steps.Where(step => step.Events > 0).Select(step => Point(curve.At(step.Time), unit.TotalSeconds))],
        curve.LastTime is { } last ? last * unit.TotalSeconds : null);

    private static CurvePoint Point(SurvivalPoint point, double seconds)
    {
        var interval = point.Interval(BandKind.LogLog);
        return new CurvePoint(point.Time * seconds, point.Survival, interval.Lower, interval.Upper);
    }
}
