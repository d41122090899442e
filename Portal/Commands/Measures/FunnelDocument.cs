using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind funnel: providers against their common rate.</summary>
internal static class FunnelDocument
{
    private const double Warning = 0.95;
    private const double Alarm = 0.998;

    internal static JsonObject Compute(MeasureTable table)
    {
        FunnelUnit[] units = Read(table);
        var funnel = new Funnel(units);
        var points = funnel.Points.Select(point => (Point: point, Row: Describe(point, funnel))).ToList();
        return new JsonObject
        {
            ["target"] = Json.Number(funnel.Target),
            ["providers"] = funnel.Providers,
            ["phi_raw"] = Json.Number(funnel.PhiRaw),
            ["phi_winsorised10"] = Json.Number(funnel.PhiWinsorised),
            ["tau2_arcsine"] = Json.Number(funnel.TauSquared),
            ["tau_arcsine"] = Json.Number(funnel.Tau),
            ["winsor_limits"] = Json.Interval(funnel.WinsorLimits),
            ["flag_naive998"] = Flagged(points, "flag_naive998"),
            ["flag_od998"] = Flagged(points, "flag_od998"),
            ["publishable"] = funnel.IsPublishable,
            ["rows"] = Json.Array(points, point => point.Row),
        };
    }

    private static FunnelUnit[] Read(MeasureTable table)
    {
        var (labels, onTime, due) = (table.Filled("provider"), table.Counts("on_time"), table.Counts("due"));
        var units = new FunnelUnit[labels.Length];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = onTime[i] <= due[i]
                ? new(labels[i], onTime[i], due[i])
                : throw RefusedDataException.At(i + 1, "on_time", "more than due (rule x-above-n)");
        }

        return units.Select((unit, at) => (unit.Label, at)).GroupBy(one => one.Label, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw RefusedDataException.At(twice.Last().at + 1, "provider", "a provider that stood before (rule duplicate-provider)")
            : units;
    }

    private static JsonArray Flagged(List<(FunnelPoint Point, JsonObject Row)> points, string flag) =>
        Json.Array(points.Where(point => point.Row[flag]!.GetValue<int>() == 1), point => JsonValue.Create(point.Point.Unit.Label));

    private static JsonObject Describe(FunnelPoint point, Funnel funnel)
    {
        var (unit, target, tauSquared) = (point.Unit, funnel.Target!.Value, funnel.TauSquared!.Value);
        var row = new JsonObject
        {
            ["provider"] = unit.Label,
            ["on_time"] = unit.OnTime,
            ["due"] = unit.Due,
            ["p"] = Json.Number(unit.Rate),
            ["z_binomial"] = point.ZBinomial,
            ["z_arcsine"] = point.ZArcsine,
            ["z_winsorised"] = point.ZWinsorised,
        };
        var exact = FunnelLimits.Exact(target, unit.Due, Alarm);
        var wide = FunnelLimits.Arcsine(target, unit.Due, Alarm, tauSquared);
        Add(row, "exact95", FunnelLimits.Exact(target, unit.Due, Warning));
        Add(row, "exact998", exact);
        Add(row, "norm95", FunnelLimits.Normal(target, unit.Due, Warning));
        Add(row, "norm998", FunnelLimits.Normal(target, unit.Due, Alarm));
        Add(row, "mult998", FunnelLimits.Normal(target, unit.Due, Alarm, funnel.PhiWinsorised!.Value));
        Add(row, "od95", FunnelLimits.Arcsine(target, unit.Due, Warning, tauSquared));
        Add(row, "od998", wide);
        row["z_od"] = point.ZOverdispersed;
        row["flag_naive998"] = IsOutside(unit, exact) ? 1 : 0;
        row["flag_od998"] = IsOutside(unit, wide) ? 1 : 0;
        row["p_two_sided_od"] = point.PTwoSided;
        row["bh_q"] = point.Q;
        return row;
    }

    private static void Add(JsonObject row, string name, ConfidenceInterval limits) =>
        (row[$"{name}_lo"], row[$"{name}_hi"]) = (Json.Number(limits.Lower), Json.Number(limits.Upper));

    private static bool IsOutside(FunnelUnit unit, ConfidenceInterval limits) => unit.Rate < limits.Lower || unit.Rate > limits.Upper;
}
