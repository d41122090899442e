using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind interval: what periodic checks allow to say.</summary>
internal static class IntervalDocument
{
    private static readonly double[] DefaultHours = [24, 48, 72];

    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var items = Read(table);
        var exposure = IntervalCensored.Exposure(items);
        return new JsonObject
        {
            ["median"] = Quantiles(items, 0.5),
            ["p90"] = Quantiles(items, 0.9),
            ["exposure_hours"] = new JsonObject { ["lower"] = Json.Number(exposure.Lower), ["upper"] = Json.Number(exposure.Upper) },
            ["on_time"] = Json.Array(options.At ?? DefaultHours, hours => Describe(hours, IntervalCensored.OnTime(items, hours))),
        };
    }

    private static CheckedItem[] Read(MeasureTable table)
    {
        var (alive, gone) = (table.Times("last_alive_h"), table.OptionalNumbers("first_gone_h"));
        var items = new CheckedItem[alive.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = gone[i] < alive[i]
                ? throw RefusedDataException.At(i + 1, "first_gone_h", "gone before it was last found (rule exit-before-entry)")
                : new(alive[i], gone[i]);
        }

        return items;
    }

    private static JsonObject Quantiles(CheckedItem[] items, double p) => new()
    {
        ["last_alive"] = Json.Number(IntervalCensored.Curve(items, RemovalPlacement.LastAlive).Quantile(p).Midpoint),
        ["midpoint"] = Json.Number(IntervalCensored.Curve(items, RemovalPlacement.Midpoint).Quantile(p).Midpoint),
        ["first_gone"] = Json.Number(IntervalCensored.Curve(items, RemovalPlacement.FirstGone).Quantile(p).Midpoint),
    };

    private static JsonObject Describe(double hours, CheckedOnTime answer) => new()
    {
        ["deadline_h"] = hours,
        ["n"] = answer.Count,
        ["certain_on_time"] = answer.CertainlyOnTime,
        ["certain_late"] = answer.CertainlyLate,
        ["undetermined"] = answer.Undetermined,
        ["bracket"] = Json.Interval(answer.Bracket),
    };
}
