using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

public sealed class DataApiTests
{
    [Fact]
    public async Task EveryTable_EveryFormat_IsTheSignedFile()
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);

        Assert.NotEmpty(open.Tables);
        foreach (var table in open.Tables)
        {
            var (_, version) = open.Table(table)!.Value;
            foreach (var format in TableFormat.All)
            {
                using var response = await app.Client.GetAsync($"/data/{table}{format.Suffix}");

                var bytes = await response.Content.ReadAsByteArrayAsync();
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Equal(format.MediaType, response.Content.Headers.ContentType!.ToString());
                Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
                Assert.False(response.Headers.ETag!.IsWeak);
                Assert.Equal(version.Files.Single(file => file.Path == $"data/{table}{format.Suffix}").Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            }
        }
    }

    [Fact]
    public async Task File_AskedAgainWithItsTag_AnswersNotModified()
    {
        var (app, address) = await AnyFileAsync();
        using var first = await app.Client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", $"\"other\", {first.Headers.ETag}" } } };

        using var second = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task File_Compressed_IsTheSameContentUnderAnotherTag(string coding)
    {
        var (app, address) = await AnyFileAsync();
        var plain = await app.Client.GetByteArrayAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", coding } } };

        using var response = await app.Client.SendAsync(request);

        var sent = await response.Content.ReadAsStreamAsync();
        await using Stream decoded = coding == "br" ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress);
        using var content = new MemoryStream();
        await decoded.CopyToAsync(content);
        Assert.Equal(coding, response.Content.Headers.ContentEncoding.Single());
        Assert.Equal(plain, content.ToArray());
        Assert.EndsWith(coding == "br" ? "-br\"" : "-gz\"", response.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory]
    [InlineData(0, 9, 10)]
    [InlineData(5, null, -5)]
    [InlineData(null, 7, 7)]
    public async Task File_Range_IsThatPart(int? from, int? to, int length)
    {
        var (app, address) = await AnyFileAsync();
        var whole = await app.Client.GetByteArrayAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(from, to) } };

        using var response = await app.Client.SendAsync(request);

        var part = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(length > 0 ? length : whole.Length + length, part.Length);
        Assert.Equal(whole.AsSpan(from ?? whole.Length - to!.Value, part.Length).ToArray(), part);
        Assert.Equal(whole.Length, response.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task File_RangeBeyondTheEnd_IsRefused()
    {
        var (app, address) = await AnyFileAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(1_000_000_000, null) } };

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
    }

    [Fact]
    public async Task Cut_OfATable_IsThePublishedCells()
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);
        var (table, version) = open.Table(open.Tables.First())!.Value;
        var (dimension, code, measure) = (table.Dimensions[0].Id, table.Dimensions[0].Codes[^1].Id, table.Measures[0].Id);

        var csv = await app.Client.GetByteArrayAsync($"/data/{table.Id}?c[{dimension}]={code}&c[measure]={measure}&format=csv");
        var json = await app.Client.GetByteArrayAsync($"/data/{table.Id}.json?c[{dimension}]={code}&c[measure]={measure}");

        var cut = TableCut.Of(table, new Dictionary<string, IReadOnlyList<string>> { [dimension] = [code], [TableCut.Measure] = [measure] });
        Assert.Equal(FileBytes.Of(target => CsvFormat.Write(target, cut)), csv);
        Assert.Equal(FileBytes.Of(target => JsonStatFormat.Write(target, cut, version)), json);
    }

    [Theory]
    [InlineData("/data/no-such-table.csv", HttpStatusCode.NotFound)]
    [InlineData("/data/{table}.exe", HttpStatusCode.NotFound)]
    [InlineData("/data/{table}?format=exe", HttpStatusCode.NotFound)]
    [InlineData("/data/{table}?c[planet]=X", HttpStatusCode.BadRequest)]
    [InlineData("/data/{table}?c[planet]=", HttpStatusCode.BadRequest)]
    [InlineData("/data/{table}?c[measure]=", HttpStatusCode.BadRequest)]
    [InlineData("/data/{table}?c[measure=due", HttpStatusCode.BadRequest)]
    [InlineData("/data/..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/releases/{release}/v1/..%2F..%2Fappsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/releases/{release}/v1/", HttpStatusCode.NotFound)]
    [InlineData("/releases/{release}/v99/manifest.json", HttpStatusCode.NotFound)]
    [InlineData("/data/{table}?c[measure]=names", HttpStatusCode.BadRequest)]
    public async Task WhatIsNotThere_IsAProblemInWords(string address, HttpStatusCode status)
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);

        using var response = await app.Client.GetAsync(address.Replace("{table}", open.Tables.First(), StringComparison.Ordinal).Replace("{release}", open.Publications[0].Statement.Release, StringComparison.Ordinal));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/data/country-year?c[host_country]=XA")]
    [InlineData("/catalog.jsonld")]
    [InlineData("/releases.atom")]
    [InlineData("/sdmx/3/structure/dataflow/RTR/*")]
    [InlineData("/releases/{release}/v1/manifest.json")]
    [InlineData("/.well-known/portal-keys.json")]
    public async Task Made_EveryAnswer_HasATagOfItsOwnForEachCoding(string address)
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);
        address = address.Replace("{release}", open.Publications[0].Statement.Release, StringComparison.Ordinal);
        var tags = new List<string>();
        foreach (var coding in (string[])["identity", "br", "gzip"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept-Encoding", coding } } };
            using var response = await app.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(coding == "identity" ? [] : [coding], response.Content.Headers.ContentEncoding);
            Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
            tags.Add(response.Headers.ETag!.Tag);
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept-Encoding", coding }, { "If-None-Match", response.Headers.ETag.Tag } } };
            using var unchanged = await app.Client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        Assert.Equal(3, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task CatalogueAndFeed_NameWhatIsPublished()
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);
        XNamespace atom = "http://www.w3.org/2005/Atom";

        using var catalogue = JsonDocument.Parse(await app.Client.GetStringAsync("/catalog.jsonld"));
        var feed = XDocument.Parse(await app.Client.GetStringAsync("/releases.atom"));

        Assert.Equal(open.Tables, catalogue.RootElement.GetProperty("dcat:dataset").EnumerateArray().Select(one => one.GetProperty("dct:identifier").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(open.Publications.Count, feed.Root!.Elements(atom + "entry").Count());
    }

    [Fact]
    public async Task ForeignClients_WhatTheSiteServes_CanReadIt()
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("portal-served-");
        try
        {
            foreach (var table in open.Tables)
            {
                var file = Path.Combine(folder.FullName, table + ".json");
                await File.WriteAllBytesAsync(file, await app.Client.GetByteArrayAsync($"/data/{table}.json"));

                var read = ForeignPrograms.Node("read-jsonstat.mjs", file);

                Assert.True(read.ExitCode == 0, read.Error);
                Assert.Equal(open.Table(table)!.Value.Table.Cells.Count, read.Json.GetProperty("n").GetInt32());
            }

            foreach (var (kind, suffix) in new[] { ("data", ".sdmx.json"), ("structure", ".structure.json") })
            {
                var messages = new List<string>();
                foreach (var table in open.Tables)
                {
                    messages.Add(Path.Combine(folder.FullName, table + suffix));
                    await File.WriteAllBytesAsync(messages[^1], await app.Client.GetByteArrayAsync($"/data/{table}{suffix}"));
                }

                var held = ForeignPrograms.Node("validate-json.mjs", [Path.Combine(Repository.Root, "Portal.Tests", "Clients", $"sdmx-{kind}.schema.json"), .. messages]);
                Assert.True(held.ExitCode == 0, held.Output + held.Error);
            }

            var catalogue = Path.Combine(folder.FullName, "catalog.jsonld");
            await File.WriteAllBytesAsync(catalogue, await app.Client.GetByteArrayAsync("/catalog.jsonld"));
            var validated = ForeignPrograms.Node("validate-catalogue.mjs", catalogue, Path.Combine(Repository.Root, "Portal.Tests", "Clients", "catalogue.shapes.ttl"));
            Assert.True(validated.ExitCode == 0, validated.Output + validated.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(PortalApp App, string Address)> AnyFileAsync()
    {
        var app = await SeededSite.AppAsync();
        var open = await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None);
        return (app, $"/data/{open.Tables.First()}.csv");
    }
}
