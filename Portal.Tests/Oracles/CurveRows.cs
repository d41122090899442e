using System.Globalization;
using Portal.Commands.Measures;
using Portal.Data.Measures;

namespace Portal.Tests.Oracles;

/// <summary>Compares a curve with the rows of a reference curve, which may be thinned.</summary>
internal static class CurveRows
{
    internal static void AssertSame(MeasureTable rows, SurvivalCurve curve)
    {
        var steps = curve.Steps.ToDictionary(step => step.Time);
        for (var i = 0; i < rows.RowCount; i++)
        {
            var row = rows.Columns.ToDictionary(column => column, column => rows.Texts(column)[i]);
            AssertSame(row, steps[double.Parse(row["time"], CultureInfo.InvariantCulture)]);
        }
    }

    private static void AssertSame(Dictionary<string, string> row, SurvivalStep step)
    {
        var point = new SurvivalPoint(step.Time, step.AtRisk, step.Survival, step.StandardError);
        var (plain, log, logLog) = (point.Interval(BandKind.Plain), point.Interval(BandKind.Log), point.Interval(BandKind.LogLog));
        Dictionary<string, double?> actual = new()
        {
            ["n_risk"] = step.AtRisk,
            ["n_event"] = step.Events,
            ["n_censor"] = step.Censored,
            ["surv"] = step.Survival,
            ["se_greenwood"] = step.StandardError,
            ["se_robust"] = step.StandardError,
            ["cumhaz_na"] = step.CumulativeHazard,
            ["se_cumhaz"] = row.ContainsKey("se_robust") ? null : step.HazardStandardError,
            ["lower_plain"] = plain.Lower,
            ["upper_plain"] = plain.Upper,
            ["lower_log"] = log.Lower,
            ["upper_log"] = log.Upper,
            ["lower_loglog"] = logLog.Lower,
            ["upper_loglog"] = logLog.Upper,
        };
        foreach (var (column, value) in actual.Where(pair => row.ContainsKey(pair.Key) && !(pair.Key == "se_cumhaz" && pair.Value is null)))
        {
            Expect.Close(row[column], value, 1e-9, $"time {row["time"]}, {column}");
        }
    }
}
