using Portal.Ui.Charts;

namespace Portal.Public.Dev;

/// <summary>Made-up curves for the gallery: steps at uneven times, as events come.</summary>
internal static class GalleryCurves
{
    internal static SurvivalData Usual { get; } = new()
    {
        Title = "How long does material stay online in Country XB?",
        Description = "Step curve of the share still online by time since notice, in Country XB, with a 95% band. 26% is still online at 24 hours.",
        Own = Curve("Country XB", 9 * 3600, 1.55, 140, 0.045),
        Context = [Curve("all countries", 19 * 3600, 1.75, 200, null)],
        LimitSeconds = 86400,
        LimitLabel = "24 h time limit",
        Notes = [new(9 * 3600, 0.5, "half gone after 9 h"), new(86400, 0.264, "26% still online at 24 h")],
        Followed = [new(3600, 2421), new(6 * 3600, 1560), new(86400, 761), new(3 * 86400, 261), new(7 * 86400, 133), new(30 * 86400, 30)],
    };

    internal static SurvivalData NotReached { get; } = new()
    {
        Title = "How long is the tail?",
        Description = "Observation ends at 2 days, before half is gone.",
        Own = Curve("Country XE", 90 * 3600, 1.4, 9, 0.16) with { ObservedUntilSeconds = 2 * 86400 },
        LimitSeconds = 3600,
        LimitLabel = "1 h time limit",
    };

    internal static SurvivalData OnePoint { get; } = new()
    {
        Title = "One item",
        Description = "One item, gone after 5 hours.",
        Own = new Curve("one", [new(5 * 3600, 0, 0, 0.975)], 30 * 86400),
        LimitSeconds = 30 * 86400,
        LimitLabel = "1 month",
    };

    internal static SurvivalData Nothing { get; } = new()
    {
        Title = "Nothing yet",
        Description = "No item has been removed; all are still online.",
        Own = new Curve("none", [], 12 * 3600),
        LimitSeconds = 86400,
        LimitLabel = "24 h time limit",
    };

    private static Curve Curve(string name, double median, double sigma, int steps, double? halfBand)
    {
        var points = new List<CurvePoint>();
        for (var i = 1; i <= steps; i++)
        {
            // Quantiles of a log-logistic law, shaken a little by a fixed sequence, so that steps are uneven.
            var share = 1 - (i / (steps + 4.0));
            var shake = 1 + (0.08 * Math.Sin(i * 12.9898));
            var seconds = median * Math.Pow((1 - share) / share, sigma / 1.8) * shake;
            var width = halfBand * 4 * share * (1 - share) + (halfBand * 0.2);
            points.Add(new CurvePoint(seconds, share, width is null ? null : Math.Max(0, share - width.Value), width is null ? null : Math.Min(1, share + width.Value)));
        }

        return new Curve(name, [.. points.OrderBy(point => point.Seconds).Select((point, i) => points[i] with { Seconds = point.Seconds })], 30 * 86400);
    }
}
