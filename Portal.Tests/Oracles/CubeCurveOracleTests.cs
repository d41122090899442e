using System.Globalization;
using System.Text.Json;
using NodaTime;
using Portal.Commands.Measures;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Tests.Oracles;

/// <summary>
/// Reference curves through the cube: bounds hold R's numbers at true times, and where every time has a bucket edge of its own the numbers are R's.
/// s19 is not here, nor among the counts: random numbers make items, and no cell is in their path.
/// </summary>
public sealed class CubeCurveOracleTests
{
    private const double Hour = 3600;
    private const double Day = 86_400;

    [Theory]
    [InlineData("s01_aml", 7 * Day)]
    [InlineData("s02_lung", Day)]
    [InlineData("s03_ties_zero", Hour, "--time", "time_h")]
    [InlineData("s05_syn100k", 1)]
    [InlineData("s06_clustered", 1)]
    [InlineData("s16_heavy_censor", 60, "--time", "time_min")]
    [InlineData("s20_dst_km", 1)]
    public void Survival_TrueTimes_BoundsHoldTheReference(string folder, double unit, params string[] columns)
    {
        var (report, observations) = OracleCube.Survival(folder, unit, columns);

        AssertHolds(All(folder), report.Cohort.Curve, unit);
        AssertHolds(KaplanMeier.Estimate(observations), report.Cohort.Curve);
    }

    [Theory]
    [InlineData("s01_aml")]
    [InlineData("s02_lung")]
    [InlineData("s03_ties_zero", "--time", "time_h")]
    [InlineData("s06_clustered")]
    [InlineData("s16_heavy_censor", "--time", "time_min")]
    [InlineData("s20_dst_km")]
    public void Survival_TimesOnEdges_AreTheReference(string folder, params string[] columns)
    {
        var rows = OracleFiles.Table(folder, folder == "s06_clustered" ? "km_cluster.csv" : "km_all.csv");
        var place = OracleCube.Ranked(SurvivalData.Read(OracleFiles.Table(folder), OracleFiles.Options(columns)).Select(one => (one.Exit, one.IsEvent)));

        var curve = OracleCube.Survival(folder, 1, columns, place).Report.Cohort.Curve;

        var steps = curve.Steps.ToDictionary(step => step.To);
        for (var row = 0; row < rows.RowCount; row++)
        {
            var step = steps[place(OracleCube.Number(rows.Texts("time")[row]), rows.Texts("n_event")[row] != "0")];
            Assert.Equal(rows.Texts("n_risk")[row], step.AtRisk.ToString(CultureInfo.InvariantCulture));
            Expect.Close(rows.Texts("surv")[row], step.Survival, 1e-9, $"row {row}, surv");
            Assert.Equal(step.Lowest, step.Highest, 1e-12);
            if (rows.Has("se_greenwood"))
            {
                Expect.Close(rows.Texts("se_greenwood")[row], step.StandardError, 1e-9, $"row {row}, se");
            }
        }
    }

    [Fact]
    public void Truncated_EntriesBeforeThePeriod_BoundsHoldTheReference()
    {
        var from = OracleCube.Start;
        var observations = SurvivalData.Read(OracleFiles.Table("s04_truncated"), OracleFiles.Options("--time", "exit_min", "--entry", "entry_min"));
        var items = observations.Select(one =>
        {
            var received = one.Entry is { } entry and >= 0 ? from - Duration.FromMinutes(entry) : from + Duration.FromHours(1);
            var end = received + Duration.FromMinutes(one.Exit);
            return one.IsEvent ? OracleCube.Item(received, removed: end) : OracleCube.Item(received, released: end);
        });

        var curve = OracleCube.Report(items, from, Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2025, 2, 1, 0, 0)).Period.Curve;

        Assert.Equal(0, curve.StartAge);
        AssertHolds(All("s04_truncated"), curve, 60);
    }

    [Theory]
    [InlineData("d60_90")]
    [InlineData("d105_135")]
    [InlineData("d150_180")]
    public void Period_MonthsOfThirtyDays_BoundsHoldTheReference(string name)
    {
        var window = OracleFiles.Expected("s15_period").GetProperty("windows").GetProperty(name);
        var (from, to) = (Instant.FromUtc(2024, 6, 1, 0, 0), Instant.FromUtc(2024, 7, 1, 0, 0));
        var first = from - Duration.FromDays(window.GetProperty("from_day").GetInt32());
        var table = OracleFiles.Table("s15_period");
        var items = table.Numbers("issued_s").Zip(table.OptionalNumbers("resolved_s"), (issued, resolved) =>
            OracleCube.Item(first + Duration.FromSeconds(issued), resolved is { } end ? first + Duration.FromSeconds(end) : null)).ToArray();
        var look = UtcPeriods.StartOfMonth(UtcPeriods.MonthOf(items.Max(item => item.RemovedAt ?? item.ReceivedAt)) + 1);

        var curve = OracleCube.Report(items, from, to, look).Period.Curve;

        AssertHolds(window, curve, 1);
    }

    [Fact]
    public void Interval_FirstCheckWithout_BoundsHoldTheReference()
    {
        var expected = OracleFiles.Expected("s14_interval");
        var table = OracleFiles.Table("s14_interval");
        var look = OracleCube.Start + Duration.FromDays(200);
        var rows = table.Numbers("last_alive_h").Zip(table.OptionalNumbers("first_gone_h")).ToArray();
        ItemState Item(double alive, double? gone, int? limit)
        {
            var received = gone is null ? look - Duration.FromHours(alive) : OracleCube.Start;
            var due = limit is { } hours ? received + Duration.FromHours(hours) : (Instant?)null;
            return OracleCube.Item(received, gone is { } h ? received + Duration.FromHours(h) : null) with
            {
                AliveAt = received + Duration.FromHours(alive),
                DeadlineAt = due,
                OriginalDeadlineAt = due,
                Flags = gone is null ? ItemFlags.None : ItemFlags.StopIsInterval,
            };
        }

        var curve = OracleCube.Report(rows.Select(row => Item(row.First, row.Second, null)), OracleCube.Start, Instant.FromUtc(2025, 1, 1, 0, 0), look).Cohort.Curve;

        Assert.InRange(expected.GetProperty("median").GetProperty("first_gone").GetDouble() * Hour, curve.Midpoint(0.5).Lowest!.Value, curve.Midpoint(0.5).Highest!.Value);
        Assert.InRange(expected.GetProperty("p90").GetProperty("first_gone").GetDouble() * Hour, curve.Midpoint(0.9).Lowest!.Value, curve.Midpoint(0.9).Highest!.Value);
        foreach (var one in expected.GetProperty("on_time").EnumerateArray())
        {
            var limit = one.GetProperty("deadline_h").GetInt32();
            var onTime = OracleCube.Report(rows.Select(row => Item(row.First, row.Second, limit)), OracleCube.Start, Instant.FromUtc(2025, 1, 1, 0, 0), look).OnTime;

            Assert.Equal(
                (one.GetProperty("certain_on_time").GetInt32(), one.GetProperty("certain_late").GetInt32(), one.GetProperty("undetermined").GetInt32()),
                (onTime.OnTime, onTime.Late, onTime.Undetermined));
        }
    }

    private static JsonElement All(string folder) =>
        OracleFiles.Expected(folder) is var expected && expected.TryGetProperty("all", out var all) ? all : expected.GetProperty("naive");

    private static void AssertHolds(JsonElement reference, BucketCurve curve, double unit)
    {
        Assert.Equal((reference.GetProperty("n").GetInt64(), reference.GetProperty("events").GetInt64()), (curve.Count, curve.Events));
        foreach (var one in reference.GetProperty("surv_at").EnumerateArray())
        {
            var age = one.GetProperty("t").GetDouble() * unit;
            Held(one.GetProperty("surv"), curve.SurvivalAt(age), 1);
            Held(one.GetProperty("n_risk"), curve.AtRisk(age), 1);
        }

        foreach (var one in reference.GetProperty("quantiles").EnumerateArray())
        {
            Held(one.GetProperty("first"), curve.First(one.GetProperty("p").GetDouble()), unit);
            Held(one.GetProperty("midpoint"), curve.Midpoint(one.GetProperty("p").GetDouble()), unit);
        }

        foreach (var one in reference.TryGetProperty("rmst", out var means) ? means.EnumerateArray() : default)
        {
            Held(one.GetProperty("rmst"), curve.RestrictedMean(one.GetProperty("tau").GetDouble() * unit), unit);
        }
    }

    private static void Held(JsonElement number, Bounded cells, double unit)
    {
        if (number.ValueKind == JsonValueKind.Number)
        {
            var value = number.GetDouble() * unit;
            Assert.True(!(cells.Lowest > value + (1e-9 * value)) && !(cells.Highest < value - (1e-9 * value)), $"{value} is not in {cells}");
        }
    }

    private static void AssertHolds(SurvivalCurve exact, BucketCurve cells)
    {
        foreach (var step in cells.Steps)
        {
            Assert.InRange(exact.At(step.To).Survival, step.Lowest - 1e-9, step.Highest + 1e-9);
        }
    }
}
