using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>How one survival curve is written.</summary>
internal static class CurveDocument
{
    internal static JsonObject Describe(SurvivalCurve curve, MeasureOptions options)
    {
        var document = DescribeWithoutMeans(curve, options);
        var horizons = options.Tau ?? [];
        document["rmst"] = Json.Array(horizons, tau => Describe(curve.RestrictedMean(tau)));
        document["slowest10_mean"] = Json.Array(horizons, tau => new JsonObject
        {
            ["tau"] = tau,
            ["value"] = Json.Number(curve.SlowestTenthMean(tau)),
        });
        return document;
    }

    internal static JsonObject DescribeWithoutMeans(SurvivalCurve curve, MeasureOptions options) => new()
    {
        ["n"] = curve.Count,
        ["events"] = curve.Events,
        ["censored"] = curve.Censored,
        ["distinct_times"] = curve.Steps.Count,
        ["quantiles"] = Json.Array(options.Quantiles, p => Describe(curve.Quantile(p))),
        ["surv_at"] = Json.Array(options.At ?? [], time => Describe(curve.At(time))),
    };

    private static JsonObject Describe(SurvivalQuantile quantile) => new()
    {
        ["p"] = quantile.P,
        ["midpoint"] = Json.Number(quantile.Midpoint),
        ["first"] = Json.Number(quantile.First),
        ["ci_plain"] = Json.Interval(quantile.Interval(BandKind.Plain)),
        ["ci_log"] = Json.Interval(quantile.Interval(BandKind.Log)),
        ["ci_loglog"] = Json.Interval(quantile.Interval(BandKind.LogLog)),
    };

    private static JsonObject Describe(SurvivalPoint point) => new()
    {
        ["t"] = point.Time,
        ["n_risk"] = point.AtRisk,
        ["surv"] = point.Survival,
        ["se_greenwood"] = Json.Number(point.StandardError),
        ["ci_plain"] = Json.Interval(point.Interval(BandKind.Plain)),
        ["ci_log"] = Json.Interval(point.Interval(BandKind.Log)),
        ["ci_loglog"] = Json.Interval(point.Interval(BandKind.LogLog)),
    };

    private static JsonObject Describe(RestrictedMean mean) => new()
    {
        ["tau"] = mean.Tau,
        ["rmst"] = mean.Mean,
        ["se"] = mean.StandardError,
        ["tau_beyond_last_time"] = mean.IsTauBeyondLastTime,
    };
}
