using System.Globalization;
using Portal.Commands.Measures;
using Portal.Data.Measures;

namespace Portal.Tests.Oracles;

/// <summary>Clustered, competing, recurrent and period curves against R's survival package.</summary>
public sealed class CurveOracleTests
{
    [Fact]
    public void Clustered_ReferenceFile_HasTheReferenceDocument()
    {
        var expected = OracleFiles.Expected("s06_clustered");
        var naive = expected.GetProperty("naive");

        var actual = OracleFiles.Measure(
            "survival-clustered",
            OracleFiles.PathOf("s06_clustered"),
            "--at",
            OracleFiles.Values(naive.GetProperty("surv_at"), "t"),
            "--tau",
            OracleFiles.Values(naive.GetProperty("rmst"), "tau"));

        Expect.Same(expected, actual);
    }

    [Fact]
    public void ClusterRobust_ReferenceFile_HasTheReferenceSteps()
    {
        var table = OracleFiles.Table("s06_clustered");

        var curve = ClusterRobust.Estimate(SurvivalData.Read(table, new MeasureOptions()), table.Texts("notice"));

        CurveRows.AssertSame(OracleFiles.Table("s06_clustered", "km_cluster.csv"), curve);
    }

    [Theory]
    [InlineData("s07_mgus2_competing")]
    [InlineData("s17_ack_competing", "--time", "time_min")]
    public void Competing_ReferenceFile_HasTheReferenceDocumentAndSteps(string folder, params string[] arguments)
    {
        var expected = OracleFiles.Expected(folder);

        var actual = OracleFiles.Measure(
            "competing", OracleFiles.PathOf(folder), ["--at", OracleFiles.Values(expected.GetProperty("at"), "t"), .. arguments]);

        Expect.Same(expected, actual);
        AssertSteps(folder, CompetingDocument.Read(OracleFiles.Table(folder), OracleFiles.Options(arguments)));
    }

    [Fact]
    public void Recurrent_ReferenceFile_HasTheReferenceDocument()
    {
        var expected = OracleFiles.Expected("s08_bladder_mcf");

        var actual = OracleFiles.Measure(
            "recurrent", OracleFiles.PathOf("s08_bladder_mcf"), "--at", OracleFiles.Values(expected.GetProperty("all").GetProperty("at"), "t"));

        Expect.Same(expected, actual);
    }

    [Theory]
    [InlineData("mcf_all.csv", "")]
    [InlineData("mcf_1.csv", "1")]
    [InlineData("mcf_2.csv", "2")]
    public void MeanCumulative_ReferenceFile_HasTheReferenceSteps(string file, string group)
    {
        var table = OracleFiles.Table("s08_bladder_mcf");
        var intervals = RecurrentDocument.Read(table);
        var rows = OracleFiles.Table("s08_bladder_mcf", file);

        var estimate = new MeanCumulative(group.Length == 0 ? intervals : RecurrentDocument.Groups(intervals, table.Texts("group"))[group]);

        for (var i = 0; i < rows.RowCount; i++)
        {
            var point = estimate.At(Parse(rows.Texts("time")[i]));
            Assert.Equal(rows.Texts("n_risk")[i], point.AtRisk.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(rows.Texts("n_event")[i], point.Events.ToString(CultureInfo.InvariantCulture));
            Expect.Close(rows.Texts("mcf")[i], point.Mean, 1e-9, "mcf");
            Expect.Close(rows.Texts("se_robust")[i], point.RobustError, 1e-9, "se_robust");
            Expect.Close(rows.Texts("se_poisson")[i], point.PoissonError, 1e-9, "se_poisson");
        }
    }

    [Fact]
    public void Period_ThreeWindowsAtOnce_HaveTheReferenceDocument()
    {
        var expected = OracleFiles.Expected("s15_period");

        var actual = OracleFiles.Measure("period", OracleFiles.PathOf("s15_period"), "--from", "60,105,150", "--to", "90,135,180");

        Expect.Same(expected, actual);
    }

    [Theory]
    [InlineData(60, 90)]
    [InlineData(105, 135)]
    [InlineData(150, 180)]
    public void Period_OneWindow_HasItsKeysAtTheTopAndTheReferenceSteps(int from, int to)
    {
        var items = PeriodDocument.Read(OracleFiles.Table("s15_period"));

        var actual = OracleFiles.Measure("period", OracleFiles.PathOf("s15_period"), "--from", $"{from}", "--to", $"{to}");
        var curve = PeriodKaplanMeier.Estimate(items, from * 86400, to * 86400);

        Expect.Same(OracleFiles.Expected("s15_period").GetProperty("windows").GetProperty($"d{from}_{to}"), actual);
        CurveRows.AssertSame(OracleFiles.Table("s15_period", $"km_period_d{from}_{to}.csv"), curve);
    }

    private static void AssertSteps(string folder, IncidenceCurves curves)
    {
        var rows = OracleFiles.Table(folder, "aj.csv");
        for (var i = 0; i < rows.RowCount; i++)
        {
            var step = curves.Steps[i];
            Expect.Close(rows.Texts("time")[i], step.Time, 0, "time");
            Assert.Equal(rows.Texts("n_risk")[i], step.AtRisk.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(rows.Texts("n_censor")[i], step.Censored.ToString(CultureInfo.InvariantCulture));
            Expect.Close(rows.Texts("p_open")[i], step.Open, 1e-9, "p_open");
            Expect.Close(rows.Texts("se_open")[i], curves.OpenErrorAt(step.Time), 1e-9, "se_open");
            for (var k = 0; k < curves.Causes.Count; k++)
            {
                Assert.Equal(rows.Texts($"n_{curves.Causes[k]}")[i], step.Events[k].ToString(CultureInfo.InvariantCulture));
                Expect.Close(rows.Texts($"p_{curves.Causes[k]}")[i], step.Incidence[k], 1e-9, "p");
                Expect.Close(rows.Texts($"se_{curves.Causes[k]}")[i], curves.IncidenceErrorAt(k, step.Time), 1e-9, "se");
            }
        }
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
