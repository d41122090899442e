using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind competing: cumulative incidence of each cause.</summary>
internal static class CompetingDocument
{
    private const string Censored = "censor";
    private const string StillIn = "(s0)";

    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var curves = Read(table, options);
        return new JsonObject
        {
            ["states"] = Json.Array([StillIn, .. curves.Causes], state => JsonValue.Create(state)),
            ["at"] = Json.Array(options.At ?? [], time => Describe(curves, time)),
        };
    }

    internal static IncidenceCurves Read(MeasureTable table, MeasureOptions options)
    {
        var times = table.Times(SurvivalData.TimeColumnOrDefault(table, options.Time));
        CompetingObservation[] observations = [.. times.Zip(table.Filled("cause"), (time, cause) => new CompetingObservation(time, cause == Censored ? null : cause))];
        return AalenJohansen.Estimate(observations, Causes(observations));
    }

    // Any fixed order would do; short names first, then by code point.
    private static string[] Causes(CompetingObservation[] observations) =>
    [
        .. observations.Select(one => one.Cause).OfType<string>().Distinct().OrderBy(cause => cause.Length).ThenBy(cause => cause, StringComparer.Ordinal),
    ];

    private static JsonObject Describe(IncidenceCurves curves, double time)
    {
        var point = new JsonObject { ["t"] = time };
        for (var k = 0; k < curves.Causes.Count; k++)
        {
            point[$"cif_{curves.Causes[k]}"] = curves.IncidenceAt(k, time);
            point[$"se_{curves.Causes[k]}"] = curves.IncidenceErrorAt(k, time);
            point[$"one_minus_km_{curves.Causes[k]}"] = curves.NaiveIncidenceAt(k, time);
        }

        point["p_open"] = curves.OpenAt(time);
        return point;
    }
}
