using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>Every table of the first release as it is served, held to the formats' own rules and read by programs that nobody here wrote.</summary>
public sealed class ReleasedFormatsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-released-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task SdmxMl_EveryTable_HoldsTheSchema()
    {
        foreach (var (app, table, _) in await TablesAsync())
        {
            Assert.Empty(SdmxSchema.Findings(await app.Client.GetByteArrayAsync($"/data/{table.Id}.xml")));
            Assert.Empty(SdmxSchema.Findings(await app.Client.GetByteArrayAsync($"/data/{table.Id}.structure.xml")));
        }
    }

    [Fact]
    public async Task SdmxCsv_EveryTable_HoldsEveryRuleAndIsReadByR()
    {
        foreach (var (app, table, _) in await TablesAsync())
        {
            var served = await app.Client.GetByteArrayAsync($"/data/{table.Id}.sdmx.csv");
            var read = ForeignPrograms.R("read-sdmx-csv.R", await PutAsync(table.Id + ".sdmx.csv", served));

            Assert.Empty(SdmxCsvRules.Broken(served, table));
            Assert.True(read.ExitCode == 0, read.Error);
            Assert.Equal(System.Text.Encoding.UTF8.GetString(served).Replace("\r\n", "\n", StringComparison.Ordinal), read.Output.Replace("\"", "", StringComparison.Ordinal).ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public async Task Csv_EveryTable_IsReadByItsMetadataWithTypes()
    {
        foreach (var (app, table, _) in await TablesAsync())
        {
            var read = ForeignPrograms.Node(
                "read-csvw.mjs",
                await PutAsync(table.Id + ".csv", await app.Client.GetByteArrayAsync($"/data/{table.Id}.csv")),
                await PutAsync(table.Id + ".csv-metadata.json", await app.Client.GetByteArrayAsync($"/data/{table.Id}.csv-metadata.json")));

            Assert.True(read.ExitCode == 0, read.Error);
            var rows = read.Json.GetProperty("rows").EnumerateArray().ToArray();
            Assert.Equal(table.Cells.Count, rows.Length);
            Assert.All(rows.Zip(table.Cells), pair =>
            {
                var (row, cell) = pair;
                (string Value, string Type)? Field(string name) => row.TryGetProperty(name, out var field) ? (field.GetProperty("value").GetString()!, field.GetProperty("type").GetString()!) : null;

                Assert.Equal([.. cell.Codes, cell.Measure], [.. table.Dimensions.Select(dimension => Field(dimension.Id)!.Value.Value), Field("measure")!.Value.Value]);
                Assert.Equal([Number(cell.Value), Number(cell.Low), Number(cell.High)], [Field("value"), Field("low"), Field("high")]);
                Assert.Equal(CellFlag.Of(cell), Field("flag")?.Value ?? "");
                Assert.Equal((cell.IsCarried ? "true" : "false", "boolean"), Field("carried"));
            });
        }
    }

    private static (string Value, string Type)? Number(decimal? number) =>
        number is { } known ? (known.ToString(System.Globalization.CultureInfo.InvariantCulture), "decimal") : null;

    private static async Task<IReadOnlyList<(PortalApp App, ReleaseTable Table, ReleaseVersion Version)>> TablesAsync()
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);
        var tables = open.Tables.Select(id => (app, open.Table(id)!.Value.Table, open.Table(id)!.Value.Version)).ToArray();
        Assert.NotEmpty(tables);
        return tables;
    }

    private async Task<string> PutAsync(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }
}
