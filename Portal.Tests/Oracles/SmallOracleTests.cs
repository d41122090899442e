using System.Text.Json;

namespace Portal.Tests.Oracles;

/// <summary>Kinds whose reference is a table of rows or a few values.</summary>
public sealed class SmallOracleTests
{
    [Fact]
    public void Prng_ReferenceSeed_HasTheReferenceDocument() =>
        Expect.Same(OracleFiles.Expected("s19_prng"), OracleFiles.Measure("prng", "20260101"), relative: 0);

    [Fact]
    public void Buckets_ReferenceFile_HasTheReferenceRows() => AssertRows("buckets", "s18_buckets");

    private static void AssertRows(string kind, string folder)
    {
        var table = OracleFiles.Table(folder);
        var rows = OracleFiles.Measure(kind, OracleFiles.PathOf(folder)).GetProperty("rows");

        Assert.Equal(table.RowCount, rows.GetArrayLength());
        foreach (var column in table.Columns.Where(column => rows[0].TryGetProperty(column, out _)))
        {
            Assert.Equal(table.Texts(column), rows.EnumerateArray().Select(row => Text(row.GetProperty(column))));
        }
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
}
