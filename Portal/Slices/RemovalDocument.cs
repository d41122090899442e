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

    internal static JsonObject Describe(IRemovalMeasures measures) => new()
    {
        ["n"] = measures.Count,
        ["removed"] = measures.Events,
        ["censored"] = measures.Censored,
        ["largest_age"] = Json.Number(measures.LastAge),
        ["start_age"] = Json.Number(measures.StartAge),
        ["quantiles"] = Json.Array(Quantiles, p =>
        {
            var quantile = Describe("p", p, measures.ReadQuantile(p));
            if (measures.Count > 0 && quantile["value"] is null && DisplayRules.WhyNoQuantile(p, measures.Count, measures.Events) is null)
            {
                quantile["more_than"] = Json.Number(measures.LastAge);
            }

            return quantile;
        }),
        ["still_online"] = Json.Array(Ages, age =>
        {
            var point = Describe("age", age, measures.ReadSurvival(age));
            var (atRisk, bounds) = measures.AtRisk(age);
            point["n_risk"] = Json.Number(atRisk);
            if (bounds is { } held)
            {
                point["n_risk_lowest"] = Json.Number(held.Lowest);
                point["n_risk_highest"] = Json.Number(held.Highest);
            }

            point["se"] = Json.Number(point["value"] is null ? null : measures.ErrorAt(age));
            return point;
        }),
        ["restricted_mean"] = Describe("tau", Month, measures.ReadRestrictedMean(Month)),
        ["slowest_tenth_mean"] = Describe("tau", Month, measures.ReadSlowestTenthMean(Month)),
    };

    private static JsonObject Describe(string key, double at, (RemovalFigure Figure, Bounded? Bounds) figure) =>
        Describe(key, at, figure.Figure).WithBounds(figure.Figure.Value is null && figure.Bounds is not null ? default(Bounded) : figure.Bounds);

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
