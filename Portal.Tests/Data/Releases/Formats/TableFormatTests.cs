using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Formats;

public sealed class TableFormatTests
{
    private static readonly ReleaseTable Table = ReleaseTables.Small;

    [Fact]
    public void EveryFormat_Twice_GivesTheSameBytes()
    {
        var first = TableFormat.FilesOf(Table, ReleaseTables.Version);
        var second = TableFormat.FilesOf(Table, ReleaseTables.Version);

        Assert.Equal(TableFormat.All.Count, first.Count);
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
    }

    [Fact]
    public void Csv_ReadByALibrary_HasEveryCell()
    {
        var rows = Rows(FileBytes.Of(target => CsvFormat.Write(target, Table)));

        Assert.Equal(Table.Cells.Count, rows.Count);
        Assert.All(rows.Zip(Table.Cells), pair =>
        {
            var (row, cell) = pair;
            Assert.Equal(cell.Codes, [row["host_country"], row["category"], row["month"]]);
            Assert.Equal(cell.Measure, row["measure"]);
            Assert.Equal(cell.Value?.ToString(CultureInfo.InvariantCulture) ?? "", row["value"]);
            Assert.Equal(CellFlag.Of(cell), row["flag"]);
            Assert.Equal(cell.Low?.ToString(CultureInfo.InvariantCulture) ?? "", row["low"]);
        });
    }

    [Fact]
    public void Csv_LabelLikeAFormula_IsMadeHarmless()
    {
        var text = Encoding.UTF8.GetString(FileBytes.Of(target => CsvFormat.Write(target, Table)));

        Assert.Contains(",'=Country XB,", text, StringComparison.Ordinal);
        Assert.Contains("\"World, \"\"all\"\" together\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Csvw_Columns_AreThoseOfTheFile()
    {
        using var json = JsonDocument.Parse(CsvwFormat.Write(Table, ReleaseTables.Version));
        var header = Encoding.UTF8.GetString(FileBytes.Of(target => CsvFormat.Write(target, Table))).Split("\r\n")[0].Split(',');

        Assert.Equal(header, json.RootElement.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()!));
        Assert.Equal(Table.Id + ".csv", json.RootElement.GetProperty("url").GetString());
    }

    [Fact]
    public void JsonStat_Arrays_FollowTheCells()
    {
        using var json = JsonDocument.Parse(FileBytes.Of(target => JsonStatFormat.Write(target, Table, ReleaseTables.Version)));
        var root = json.RootElement;
        var values = root.GetProperty("value").EnumerateArray().ToArray();
        var status = root.GetProperty("status");

        Assert.Equal(Table.Cells.Count, root.GetProperty("size").EnumerateArray().Aggregate(1, (size, one) => size * one.GetInt32()));
        for (var at = 0; at < Table.Cells.Count; at++)
        {
            var cell = Table.Cells[at];
            Assert.Equal(cell.Value, values[at].ValueKind == JsonValueKind.Null ? null : values[at].GetDecimal());
            Assert.Equal(
                CellFlag.Of(cell), status.TryGetProperty(at.ToString(CultureInfo.InvariantCulture), out var flag) ? flag.GetString() : "");
        }
    }

    [Fact]
    public void DenseFormats_CellMissing_AreRefused()
    {
        var holed = Table with { Cells = [.. Table.Cells.Skip(1)] };
        var swapped = Table with { Cells = [Table.Cells[1], Table.Cells[0], .. Table.Cells.Skip(2)] };

        Assert.Throws<ArgumentException>(() => FileBytes.Of(target => JsonStatFormat.Write(target, holed, ReleaseTables.Version)));
        Assert.Throws<ArgumentException>(() => FileBytes.Of(target => JsonStatFormat.Write(target, swapped, ReleaseTables.Version)));
        Assert.Throws<ArgumentException>(() => XlsxFormat.Write(swapped, ReleaseTables.Version));
    }

    [Fact]
    public void Xlsx_Validator_FindsNothing()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(XlsxFormat.Write(Table, ReleaseTables.Version)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => error.Description));
    }

    [Fact]
    public void OfFile_LongestSuffix_Wins()
    {
        Assert.Equal(".sdmx.csv", TableFormat.OfFile("a-table.sdmx.csv")!.Suffix);
        Assert.Equal(".csv-metadata.json", TableFormat.OfFile("a-table.csv-metadata.json")!.Suffix);
        Assert.Equal(".structure.xml", TableFormat.OfFile("a-table.structure.xml")!.Suffix);
        Assert.Equal(".sdmx.json", TableFormat.OfFile("a-table.sdmx.json")!.Suffix);
        Assert.Equal(".structure.json", TableFormat.OfFile("a-table.structure.json")!.Suffix);
        Assert.Null(TableFormat.OfFile("a-table.exe"));
    }

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, CsvReaderOptions.Default with { MalformedData = CsvMalformedDataHandling.Throw });
        reader.ReadHeader();
        string[] header = [.. reader.Headers];
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            Assert.Equal(header.Length, reader.FieldCount);
            rows.Add(Enumerable.Range(0, header.Length).ToDictionary(at => header[at], at => reader.GetString(at), StringComparer.Ordinal));
        }

        return rows;
    }
}
