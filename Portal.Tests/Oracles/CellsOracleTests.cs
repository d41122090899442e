using System.Text.Json;

namespace Portal.Tests.Oracles;

/// <summary>The numbers through cells: their bounds hold the exact numbers of the same file.</summary>
public sealed class CellsOracleTests
{
    [Theory]
    [InlineData("s01_aml", "--group", "x")]
    [InlineData("s02_lung", "--group", "sex")]
    [InlineData("s16_heavy_censor", "--time", "time_min")]
    [InlineData("s03_ties_zero", "--time", "time_h", "--group", "group")]
    [InlineData("s04_truncated", "--time", "exit_min", "--entry", "entry_min")]
    [InlineData("s05_syn100k")]
    [InlineData("s06_clustered")]
    [InlineData("s20_dst_km")]
    public void Cells_ReferenceFile_BoundsHoldTheExactNumbers(string folder, params string[] columns)
    {
        var expected = OracleFiles.Expected(folder);
        var all = expected.TryGetProperty("all", out var named) ? named : expected.GetProperty("naive");
        string[] arguments =
            ["--at", OracleFiles.Values(all.GetProperty("surv_at"), "t"), "--tau", all.TryGetProperty("rmst", out var means) ? OracleFiles.Values(means, "tau") : "86400,604800", .. columns];

        var exact = OracleFiles.Measure("survival", OracleFiles.PathOf(folder), arguments).GetProperty("all");
        var cells = OracleFiles.Measure("cells", OracleFiles.PathOf(folder), arguments).GetProperty("all");

        Assert.Equal(exact.GetProperty("n").GetInt32(), cells.GetProperty("n").GetInt32());
        AssertHeld(exact, cells, "surv_at", "surv", "surv_bounds");
        AssertHeld(exact, cells, "surv_at", "n_risk", "n_risk_bounds");
        AssertHeld(exact, cells, "quantiles", "midpoint", "midpoint_bounds");
        AssertHeld(exact, cells, "quantiles", "first", "first_bounds");
        AssertHeld(exact, cells, "rmst", "rmst", "rmst_bounds");
        AssertHeld(exact, cells, "slowest10_mean", "value", "bounds");
    }

    [Fact]
    public void Cells_HundredThousandSeconds_AgreeWithinHalfABucket()
    {
        string[] arguments = ["--at", "3600,86400,604800", "--tau", "2592000", "--p", ".25,.5,.9"];

        var exact = OracleFiles.Measure("survival", OracleFiles.PathOf("s05_syn100k"), arguments).GetProperty("all");
        var cells = OracleFiles.Measure("cells", OracleFiles.PathOf("s05_syn100k"), arguments).GetProperty("all");

        AssertClose(exact, cells, "surv_at", "surv", 1e-4);
        AssertClose(exact, cells, "rmst", "rmst", 1e-3);
        AssertClose(exact, cells, "quantiles", "midpoint", 0.0078);
    }

    private static void AssertHeld(JsonElement exact, JsonElement cells, string list, string value, string bounds)
    {
        foreach (var (one, cell) in exact.GetProperty(list).EnumerateArray().Zip(cells.GetProperty(list).EnumerateArray()))
        {
            if (one.GetProperty(value) is { ValueKind: JsonValueKind.Number } number)
            {
                var (low, high) = (cell.GetProperty(bounds)[0], cell.GetProperty(bounds)[1]);
                Assert.True(low.ValueKind == JsonValueKind.Null || low.GetDouble() <= number.GetDouble() + 1e-9, $"{list} {one}: {low}");
                Assert.True(high.ValueKind == JsonValueKind.Null || high.GetDouble() >= number.GetDouble() - 1e-9, $"{list} {one}: {high}");
            }
        }
    }

    private static void AssertClose(JsonElement exact, JsonElement cells, string list, string value, double tolerance)
    {
        foreach (var (one, cell) in exact.GetProperty(list).EnumerateArray().Zip(cells.GetProperty(list).EnumerateArray()))
        {
            var number = one.GetProperty(value).GetDouble();
            Assert.InRange(cell.GetProperty(value).GetDouble(), number * (1 - tolerance), number * (1 + tolerance));
        }
    }
}
