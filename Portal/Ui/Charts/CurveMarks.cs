using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;

namespace Portal.Ui.Charts;

/// <summary>A computed curve as a chart draws it.</summary>
internal static class CurveMarks
{
    // On a log-time axis of 736 px over three decades, 0.8 % of time is half a pixel; so is 0.4 % of the height less a hairline
    private const double NearInTime = 1.008;
    private const double NearInShare = 0.004;

    /// <summary>The steps that move a pixel, with their log-log band; the last one always.</summary>
    /// <param name="name">What a reader calls the curve.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="unit">What one unit of its time is.</param>
    internal static Curve Of(string name, SurvivalCurve curve, Duration unit)
    {
        var scale = unit.TotalSeconds;
        var steps = curve.Steps.Where(step => step.Events > 0).ToArray();
        var points = new List<CurvePoint>();
        for (var at = 0; at < steps.Length; at++)
        {
            var step = steps[at];
            var isNear = points.Count > 0 && step.Time * scale < points[^1].Seconds * NearInTime && points[^1].Share - step.Survival < NearInShare;
            if (!isNear || at == steps.Length - 1)
            {
                var band = new SurvivalPoint(step.Time, step.AtRisk, step.Survival, step.StandardError).Interval(BandKind.LogLog);
                points.Add(new CurvePoint(step.Time * scale, step.Survival, band.Lower, band.Upper));
            }
        }

        return new Curve(name, points, curve.LastTime * scale);
    }

    /// <summary>The same of a curve out of cells: a step at the end of each bucket with removals.</summary>
    internal static Curve Of(string name, CellEstimates estimates)
    {
        var curve = estimates.Curve;
        var steps = curve.Steps.Where(step => step.Tally.Events > 0).ToArray();
        var points = new List<CurvePoint>();
        for (var at = 0; at < steps.Length; at++)
        {
            var step = steps[at];
            var isNear = points.Count > 0 && step.To < points[^1].Seconds * NearInTime && points[^1].Share - step.Survival < NearInShare;
            if (!isNear || at == steps.Length - 1)
            {
                var band = estimates.BandAt(step);
                points.Add(new CurvePoint(step.To, step.Survival, band.Lower, band.Upper));
            }
        }

        return new Curve(name, points, curve.Steps.Count == 0 ? null : curve.Steps[^1].To);
    }
}
