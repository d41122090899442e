using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind cells: the numbers of kind survival through counts by bucket, each with bounds that hold the exact one.</summary>
internal static class CellsDocument
{
    internal static JsonObject Compute(MeasureTable table, MeasureOptions options) =>
        SurvivalDocument.Compute(table, options, observations => Describe(observations, options));

    private static JsonObject Describe(IEnumerable<SurvivalObservation> observations, MeasureOptions options)
    {
        var counts = new BucketCounts();
        foreach (var observation in observations)
        {
            counts.Add(observation);
        }

        return Describe(new BucketCurve(counts), options);
    }

    private static JsonObject Describe(BucketCurve curve, MeasureOptions options) => new()
    {
        ["n"] = curve.Count,
        ["events"] = curve.Events,
        ["censored"] = curve.Censored,
        ["distinct_times"] = curve.Steps.Count(step => step.Tally.Events + step.Tally.Censored > 0),
        ["quantiles"] = Json.Array(options.Quantiles, p => Quantile(curve, p)),
        ["surv_at"] = Json.Array(options.At ?? [], time => Point(curve, time)),
        ["rmst"] = Json.Array(options.Tau ?? [], tau => Mean(curve, tau)),
        ["slowest10_mean"] = Json.Array(options.Tau ?? [], tau => Slowest(curve, tau)),
    };

    private static JsonObject Quantile(BucketCurve curve, double p)
    {
        var (first, midpoint) = (curve.First(p), curve.Midpoint(p));
        return new JsonObject
        {
            ["p"] = p,
            ["midpoint"] = Json.Number(midpoint.Value),
            ["midpoint_bounds"] = Bounds(midpoint),
            ["first"] = Json.Number(first.Value),
            ["first_bounds"] = Bounds(first),
            ["ci_plain"] = Interval(curve, p, BandKind.Plain),
            ["ci_log"] = Interval(curve, p, BandKind.Log),
            ["ci_loglog"] = Interval(curve, p, BandKind.LogLog),
        };
    }

    private static JsonArray Interval(BucketCurve curve, double p, BandKind kind) => Json.Numbers(
    [
        curve.MiddleWhere(1 - p, step => Read(curve.Steps[step]).Interval(kind).Lower),
        curve.MiddleWhere(1 - p, step => Read(curve.Steps[step]).Interval(kind).Upper),
    ]);

    private static SurvivalPoint Read(BucketStep step) => new(step.To, 0, step.Survival, step.StandardError);

    private static JsonObject Point(BucketCurve curve, double time)
    {
        var (survival, atRisk, error) = (curve.SurvivalAt(time), curve.AtRisk(time), curve.StandardErrorAt(time));
        var point = new SurvivalPoint(time, 0, survival.Value!.Value, error);
        return new JsonObject
        {
            ["t"] = time,
            ["n_risk"] = Json.Number(atRisk.Value),
            ["n_risk_bounds"] = Bounds(atRisk),
            ["surv"] = Json.Number(survival.Value),
            ["surv_bounds"] = Bounds(survival),
            ["se_greenwood"] = Json.Number(error),
            ["ci_plain"] = Json.Interval(point.Interval(BandKind.Plain)),
            ["ci_log"] = Json.Interval(point.Interval(BandKind.Log)),
            ["ci_loglog"] = Json.Interval(point.Interval(BandKind.LogLog)),
        };
    }

    private static JsonObject Mean(BucketCurve curve, double tau)
    {
        var mean = curve.RestrictedMean(tau);
        return new JsonObject
        {
            ["tau"] = tau,
            ["rmst"] = Json.Number(mean.Value),
            ["rmst_bounds"] = Bounds(mean),
            ["se"] = Json.Number(curve.RestrictedMeanError(tau)),
            ["tau_beyond_last_time"] = curve.Steps.Count == 0 || tau > curve.Steps[^1].To,
        };
    }

    private static JsonObject Slowest(BucketCurve curve, double tau)
    {
        var mean = curve.SlowestTenthMean(tau);
        return new JsonObject { ["tau"] = tau, ["value"] = Json.Number(mean.Value), ["bounds"] = Bounds(mean) };
    }

    private static JsonArray Bounds(Bounded bounded) => Json.Numbers([bounded.Lowest, bounded.Highest]);
}
