using System.Text.Json;

namespace Portal.Tests.Oracles;

/// <summary>Kinds whose reference is a table of rows or a few values.</summary>
public sealed class SmallOracleTests
{
    [Fact]
    public void Prng_ReferenceSeed_HasTheReferenceDocument() =>
        Expect.Same(OracleFiles.Expected("s19_prng"), OracleFiles.Measure("prng", "20260101"), relative: 0);

    [Fact]
    public void Rates_ReferenceFile_HasTheReferenceRows() => Expect.Same(
        OracleFiles.Expected("s09_rates").GetProperty("rows"),
        OracleFiles.Measure("rates", OracleFiles.PathOf("s09_rates")).GetProperty("rows"));

    [Fact]
    public void Rates_PairsOfRates_HaveTheReferenceDifferences()
    {
        var expected = OracleFiles.Expected("s09_rates").GetProperty("newcombe_difference");
        string[] columns = ["n2", "x1", "n1", "x2"];
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllLines(file, [string.Join(',', columns), .. expected.EnumerateArray().Select(row => string.Join(',', columns.Select(row.GetProperty)))]);

        var actual = OracleFiles.Measure("rates", file);

        File.Delete(file);
        Expect.Same(expected, actual.GetProperty("newcombe_difference"));
    }

    [Theory]
    [InlineData("funnel", "s10_funnel")]
    [InlineData("control-chart", "s11_spc")]
    [InlineData("interval", "s14_interval")]
    public void Kind_ReferenceFile_HasTheReferenceDocument(string kind, string folder) =>
        Expect.Same(OracleFiles.Expected(folder), OracleFiles.Measure(kind, OracleFiles.PathOf(folder)));

    [Theory]
    [InlineData("funnel", "s10_funnel", "funnel.csv")]
    [InlineData("control-chart", "s11_spc", "spc.csv")]
    [InlineData("clock-time", "s12_dst", "data.csv", "zone", "issued_local", "issued_fold", "removed_local", "removed_fold")]
    [InlineData("buckets", "s18_buckets", "data.csv")]
    public void Kind_ReferenceFile_HasTheReferenceRows(string kind, string folder, string file, params string[] inputsNotRepeated)
    {
        var table = OracleFiles.Table(folder, file);
        var rows = OracleFiles.Measure(kind, OracleFiles.PathOf(folder)).GetProperty("rows").EnumerateArray().ToArray();

        Assert.Equal(table.RowCount, rows.Length);
        foreach (var column in table.Columns.Except(inputsNotRepeated))
        {
            foreach (var (text, row) in table.Texts(column).Zip(rows))
            {
                AssertSame(text, row.GetProperty(column), column);
            }
        }
    }

    private static void AssertSame(string expected, JsonElement actual, string column)
    {
        if (actual.ValueKind == JsonValueKind.Number)
        {
            Expect.Close(expected, actual.GetDouble(), 1e-9, column);
        }
        else
        {
            Assert.Equal(expected, actual.ValueKind == JsonValueKind.Null ? "" : actual.ToString());
        }
    }
}
