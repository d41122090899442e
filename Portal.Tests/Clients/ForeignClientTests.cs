using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Clients;

/// <summary>What the register publishes, read by programs that nobody here wrote: they must see exactly the cells that we meant.</summary>
public sealed class ForeignClientTests : IDisposable
{
    private static readonly string[] Dimensions = ["host_country", "category", "month", "measure"];

    private readonly string folder = Directory.CreateTempSubdirectory("portal-clients-").FullName;
    private readonly ReleaseTable table = ReleaseTables.Small;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void JsonStatToolkit_OurJsonStat_ReadsEveryCell()
    {
        var result = ForeignPrograms.Node("read-jsonstat.mjs", Put("table.json", FileBytes.Of(target => JsonStatFormat.Write(target, table, ReleaseTables.Version))));

        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(table.Cells.Count, rows.Length);
        Assert.All(rows.Zip(table.Cells), pair =>
        {
            var (row, cell) = pair;
            Assert.Equal([.. cell.Codes, cell.Measure], Dimensions.Select(name => row.GetProperty(name).GetString()!));
            Assert.Equal(cell.Value, row.GetProperty("value").ValueKind == JsonValueKind.Null ? null : row.GetProperty("value").GetDecimal());
            Assert.Equal(CellFlag.Of(cell), row.GetProperty("status").GetString() ?? "");
        });
        Assert.Equal("month", json.RootElement.GetProperty("role").GetProperty("time")[0].GetString());
    }

    [Fact]
    public void Rsdmx_OurGenericData_ReadsEveryObservation()
    {
        var result = ForeignPrograms.R("read-sdmx.R", Put("table.xml", FileBytes.Of(target => SdmxGenericFormat.Write(target, table, ReleaseTables.Version))));

        Assert.True(result.ExitCode == 0, result.Error);
        var rows = Rows(result.Output);
        Assert.Equal(table.Cells.Count, rows.Count);
        var byKey = rows.ToDictionary(row => (row["REF_AREA"], row["CATEGORY"], row["obsTime"], row["INDICATOR"]));
        Assert.All(table.Cells, cell =>
        {
            var row = byKey[(cell.Codes[0], cell.Codes[1], cell.Codes[2], cell.Measure)];
            Assert.Equal(cell.Value?.ToString(CultureInfo.InvariantCulture) ?? "", row["obsValue"]);
            Assert.Equal(CellFlag.Of(cell), row["FLAG"]);
            Assert.Equal(CellFlag.ObservationStatus(cell.Status), row["OBS_STATUS"]);
            Assert.Equal(CellFlag.ConfidentialityStatus(cell.Status), row["CONF_STATUS"]);
        });
    }

    [Fact]
    public void Rsdmx_OurStructure_KnowsListsAndDimensions()
    {
        var result = ForeignPrograms.R("read-sdmx-structure.R", Put("structure.xml", SdmxStructureFormat.Write(table, ReleaseTables.Version)));

        Assert.True(result.ExitCode == 0, result.Error);
        var lines = result.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("RTR CL_COUNTRY_BY_CATEGORY_MONTH_REF_AREA 3", lines);
        Assert.Contains("SDMX CL_FREQ 3", lines);
        Assert.Contains("structure DSD_COUNTRY_BY_CATEGORY_MONTH", lines);
        Assert.Equal(["dimension FREQ", "dimension REF_AREA", "dimension CATEGORY", "dimension INDICATOR"], lines.Where(line => line.StartsWith("dimension", StringComparison.Ordinal)).Take(4));
    }

    [Fact]
    public void SdmxJsonParser_OurData_ReadsEveryObservation()
    {
        var result = ForeignPrograms.Node("read-sdmx-json.mjs", Put("table.sdmx.json", FileBytes.Of(target => SdmxJsonFormat.Write(target, table, ReleaseTables.Version))));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(table.Title, result.Json.GetProperty("name").GetString());
        var rows = result.Json.GetProperty("rows").EnumerateArray().ToDictionary(row => (Text(row, "REF_AREA"), Text(row, "CATEGORY"), Text(row, "TIME_PERIOD"), Text(row, "INDICATOR")));
        Assert.Equal(table.Cells.Count, rows.Count);
        Assert.All(table.Cells, cell =>
        {
            var row = rows[(cell.Codes[0], cell.Codes[1], cell.Codes[2], cell.Measure)];
            Assert.Equal(cell.Value, Number(row, "value"));
            Assert.Equal(CellFlag.ObservationStatus(cell.Status), Text(row, "OBS_STATUS"));
            Assert.Equal(CellFlag.ConfidentialityStatus(cell.Status), Text(row, "CONF_STATUS"));
            Assert.Equal(CellFlag.Of(cell), Text(row, "FLAG"));
            Assert.Equal((cell.Low, cell.High, cell.IsCarried), (Number(row, "LOW"), Number(row, "HIGH"), row.GetProperty("CARRIED").GetBoolean()));
        });
    }

    [Theory]
    [InlineData("data")]
    [InlineData("structure")]
    public void Ajv_OurSdmxJson_HoldsItsSchema(string kind)
    {
        ReleaseTable[] tables = [table, ReleaseTables.OfRealCountries, TableCut.Of(table, new Dictionary<string, IReadOnlyList<string>> { ["category"] = ["csam-known"], ["measure"] = ["notices"] })];
        var files = tables.Select((one, at) => Put($"{kind}-{at}.json", Write(kind, one)));

        var result = ForeignPrograms.Node("validate-json.mjs", [Schema(kind), .. files]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Theory]
    [InlineData("data", "\"keyPosition\":0,", "", "keyPosition")]
    [InlineData("data", "\"links\"", "\"urls\"", "links")]
    [InlineData("data", "\"prepared\":\"2026", "\"prepared\":\"26", "date-time")]
    [InlineData("data", "\"observation\":{}", "\"observation\":{\"a\":1}", "relationship/observation")]
    [InlineData("structure", "\"agencyID\":\"RTR\",", "", "agencyID")]
    [InlineData("structure", "CL_FREQ(2.1)", "CL_FREQ", "pattern")]
    [InlineData("structure", "\"parent\":\"WLD\"", "\"parent\":\"_T\"", "pattern")]
    public void Ajv_AMessageThatBreaksTheSchema_IsFound(string kind, string right, string wrong, string named)
    {
        var text = System.Text.Encoding.UTF8.GetString(Write(kind, table));
        Assert.Contains(right, text, StringComparison.Ordinal);

        var result = ForeignPrograms.Node("validate-json.mjs", Schema(kind), Put("broken.json", System.Text.Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(named, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ShaclValidator_OurCatalogue_Conforms()
    {
        var files = TableFormat.FilesOf(table, ReleaseTables.Version).Select(file => new ReleaseFile("tables/" + file.Name, file.Bytes.Length, new string('a', 64)));
        PublishedTables[] releases = [new(ReleaseTables.Version with { Files = [.. files] }, [table])];
        var catalogue = Put("catalog.jsonld", CatalogueFormat.Write(releases, "https://register.example"));

        var result = ForeignPrograms.Node("validate-catalogue.mjs", catalogue, Path.Combine(Repository.Root, "Portal.Tests", "Clients", "catalogue.shapes.ttl"));

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.DoesNotContain("\n0 statements", "\n" + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ShaclValidator_CatalogueWithoutPublisher_IsFound()
    {
        var text = System.Text.Encoding.UTF8.GetString(CatalogueFormat.Write([new PublishedTables(ReleaseTables.Version, [table])], "https://register.example"));
        var catalogue = Put("catalog.jsonld", System.Text.Encoding.UTF8.GetBytes(text.Replace("dct:publisher", "dct:creator", StringComparison.Ordinal)));

        var result = ForeignPrograms.Node("validate-catalogue.mjs", catalogue, Path.Combine(Repository.Root, "Portal.Tests", "Clients", "catalogue.shapes.ttl"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("http://purl.org/dc/terms/publisher", result.Output, StringComparison.Ordinal);
    }

    private static string Schema(string kind) => Path.Combine(Repository.Root, "Portal.Tests", "Clients", $"sdmx-{kind}.schema.json");

    private static byte[] Write(string kind, ReleaseTable table) =>
        kind == "data" ? FileBytes.Of(target => SdmxJsonFormat.Write(target, table, ReleaseTables.Version)) : SdmxStructureJsonFormat.Write(table, ReleaseTables.Version);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).ValueKind == JsonValueKind.Null ? "" : row.GetProperty(name).GetString()!;

    private static decimal? Number(JsonElement row, string name) => row.GetProperty(name).ValueKind == JsonValueKind.Null ? null : row.GetProperty(name).GetDecimal();

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        using var reader = CsvReader.Create(System.Text.Encoding.UTF8.GetBytes(csv), CsvReaderOptions.Default);
        reader.ReadHeader();
        string[] header = [.. reader.Headers];
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, header.Length).ToDictionary(at => header[at], at => reader.GetString(at), StringComparer.Ordinal));
        }

        return rows;
    }
}
