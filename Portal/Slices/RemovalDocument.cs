using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>How one curve of response times is written.</summary>
internal static class RemovalDocument
{
    private const double Month = 30 * 86400.0;
    private static readonly double[] Quantiles = [0.5, 0.75, 0.9, 0.95];
    private static readonly double[] Ages = [3600, 86400, 172800, 259200, 604800, Month];

    internal static JsonObject Describe(RemovalEstimates estimates)
    {
        var curve = estimates.Curve;
        return new JsonObject
        {
            ["n"] = curve.Count,
            ["removed"] = curve.Events,
            ["censored"] = curve.Censored,
            ["largest_age"] = Json.Number(curve.LastTime),
            ["start_age"] = Json.Number(curve.StartAge),
            ["quantiles"] = Json.Array(Quantiles, p =>
            {
                var quantile = Describe("p", p, estimates.Quantile(p));
                if (curve.Count > 0 && quantile["value"] is null && DisplayRules.WhyNoQuantile(p, curve.Count, curve.Events) is null)
                {
                    quantile["more_than"] = Json.Number(curve.LastTime);
                }

                return quantile;
            }),
            ["still_online"] = Json.Array(Ages, age =>
            {
                var point = Describe("age", age, estimates.SurvivalAt(age));
                point["n_risk"] = curve.AtRisk(age);
                point["se"] = Json.Number(point["value"] is null ? null : curve.At(age).StandardError);
                return point;
            }),
            ["restricted_mean"] = Describe("tau", Month, estimates.RestrictedMean(Month)),
            ["slowest_tenth_mean"] = Describe("tau", Month, estimates.SlowestTenthMean(Month)),
        };
    }

    internal static JsonObject Describe(CellEstimates estimates)
    {
        var curve = estimates.Curve;
        double? lastAge = curve.Steps.Count == 0 ? null : curve.Steps[^1].To;
        return new JsonObject
        {
            ["n"] = curve.Count,
            ["removed"] = curve.Events,
            ["censored"] = curve.Censored,
            ["largest_age"] = Json.Number(lastAge),
            ["start_age"] = Json.Number(curve.StartAge),
            ["quantiles"] = Json.Array(Quantiles, p =>
            {
                var quantile = Describe("p", p, estimates.Quantile(p));
                if (curve.Count > 0 && quantile["value"] is null && DisplayRules.WhyNoQuantile(p, curve.Count, curve.Events) is null)
                {
                    quantile["more_than"] = Json.Number(lastAge);
                }

                return quantile;
            }),
            ["still_online"] = Json.Array(Ages, age =>
            {
                var point = Describe("age", age, estimates.SurvivalAt(age));
                point["n_risk"] = Json.Number(curve.AtRisk(age).Value);
                point["se"] = Json.Number(point["value"] is null ? null : estimates.StandardErrorAt(age));
                return point;
            }),
            ["restricted_mean"] = Describe("tau", Month, estimates.RestrictedMean(Month)),
            ["slowest_tenth_mean"] = Describe("tau", Month, estimates.SlowestTenthMean(Month)),
        };
    }

    private static JsonObject Describe(string key, double at, (RemovalFigure Figure, Bounded Bounds) figure)
    {
        var document = Describe(key, at, figure.Figure);
        document["lowest"] = Json.Number(figure.Figure.Value is null ? null : figure.Bounds.Lowest);
        document["highest"] = Json.Number(figure.Figure.Value is null ? null : figure.Bounds.Highest);
        return document;
    }

    private static JsonObject Describe(string key, double at, RemovalFigure figure)
    {
        var document = new JsonObject
        {
            [key] = at,
            ["value"] = Json.Number(figure.Value),
            ["ci"] = Json.Interval(figure.Interval),
            ["ci_band"] = Json.Interval(figure.BandInterval),
        };
        if (figure.Because is { } because)
        {
            document[figure.Value is null ? "not_estimable_because" : "interval_not_estimable_because"] = because;
        }

        return document;
    }
}
