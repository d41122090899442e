using System.Text.Json;
using Portal.Commands.Measures;
using Portal.Data.Measures;

namespace Portal.Tests.Oracles;

/// <summary>Product-limit curves against R's survival package.</summary>
public sealed class SurvivalOracleTests
{
    [Theory]
    [InlineData("s01_aml", "--group", "x")]
    [InlineData("s02_lung", "--group", "sex")]
    [InlineData("s03_ties_zero", "--time", "time_h", "--group", "group")]
    [InlineData("s04_truncated", "--time", "exit_min", "--entry", "entry_min")]
    [InlineData("s05_syn100k")]
    [InlineData("s16_heavy_censor", "--time", "time_min")]
    [InlineData("s20_dst_km")]
    public void Survival_ReferenceFile_HasTheReferenceDocument(string folder, params string[] columns)
    {
        var expected = OracleFiles.Expected(folder);

        var actual = OracleFiles.Measure("survival", OracleFiles.PathOf(folder), [.. Readings(expected.GetProperty("all")), .. columns]);

        Expect.Same(expected, actual);
    }

    [Theory]
    [InlineData("s01_aml", "km_all.csv", null, null)]
    [InlineData("s01_aml", "km_x_Maintained.csv", "x", "Maintained")]
    [InlineData("s01_aml", "km_x_Nonmaintained.csv", "x", "Nonmaintained")]
    [InlineData("s02_lung", "km_all.csv", null, null)]
    [InlineData("s02_lung", "km_sex_1.csv", "sex", "1")]
    [InlineData("s02_lung", "km_sex_2.csv", "sex", "2")]
    [InlineData("s03_ties_zero", "km_all.csv", null, null, "--time", "time_h")]
    [InlineData("s03_ties_zero", "km_group_A.csv", "group", "A", "--time", "time_h")]
    [InlineData("s03_ties_zero", "km_group_B.csv", "group", "B", "--time", "time_h")]
    [InlineData("s04_truncated", "km_all.csv", null, null, "--time", "exit_min", "--entry", "entry_min")]
    [InlineData("s05_syn100k", "km_all.csv", null, null)]
    [InlineData("s16_heavy_censor", "km_all.csv", null, null, "--time", "time_min")]
    [InlineData("s20_dst_km", "km_all.csv", null, null)]
    public void Curve_ReferenceFile_HasTheReferenceSteps(string folder, string file, string? column, string? label, params string[] arguments)
    {
        var table = OracleFiles.Table(folder);
        var observations = SurvivalData.Read(table, OracleFiles.Options(arguments));
        var kept = column is null ? observations : [.. observations.Where((_, i) => table.Texts(column)[i] == label)];

        var curve = KaplanMeier.Estimate(kept);

        CurveRows.AssertSame(OracleFiles.Table(folder, file), curve);
    }

    [Fact]
    public void Survival_IssuedAndEnded_MeasuresElapsedUtcSeconds()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var table = OracleFiles.Table("s20_dst_km");
        var rows = Enumerable.Range(0, table.RowCount).Select(i => $"{table.Texts("event")[i]},{table.Texts("ended")[i]},{table.Texts("issued")[i]}");
        File.WriteAllLines(file, ["event,ended,issued", .. rows]);
        var expected = OracleFiles.Expected("s20_dst_km");

        var actual = OracleFiles.Measure("survival", file, [.. Readings(expected.GetProperty("all"))]);

        File.Delete(file);
        Expect.Same(expected, actual);
    }

    private static string[] Readings(JsonElement all) =>
        ["--at", OracleFiles.Values(all.GetProperty("surv_at"), "t"), "--tau", OracleFiles.Values(all.GetProperty("rmst"), "tau")];
}
