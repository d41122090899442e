using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Configuration;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Data.Storage;
using Portal.Public.Tables;
using Portal.Tests.Support;
using Portal.Ui;

namespace Portal.Tests.Portal.Public;

/// <summary>The catalogue and the pages of tables: complete for people, readable for search engines, without a script.</summary>
public sealed class DataPagesTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task Catalogue_EveryTable_StandsThereWithItsFiles()
    {
        var (app, open) = await OpenAsync();

        var page = await PageAsync(app, "/data", out var response);

        Assert.Equal(SecurityHeaders.PublicPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        var links = page.QuerySelectorAll("#tables a").Select(link => link.GetAttribute("href")).ToHashSet(StringComparer.Ordinal);
        Assert.All(open.Tables, table => Assert.Contains($"/data/tables/{table}", links));
        Assert.All(open.Tables.SelectMany(table => new[] { $"/data/{table}.csv", $"/data/{table}.xlsx", $"/data/{table}.json" }), file => Assert.Contains(file, links));
        using var linked = JsonDocument.Parse(LinkedData(page));
        Assert.Equal("DataCatalog", linked.RootElement.GetProperty("@type").GetString());
        Assert.Equal(open.Tables.Count(), linked.RootElement.GetProperty("dataset").GetArrayLength());
    }

    [Fact]
    public async Task TablePage_EveryTable_ShowsItsNumbersAsTheyWereSigned()
    {
        var (app, open) = await OpenAsync();

        foreach (var table in open.Tables.Select(id => open.Table(id)!.Value.Table))
        {
            var numbers = (await PageAsync(app, $"/data/tables/{table.Id}", out _)).QuerySelector("#numbers")!;

            var lines = table.Cells.Select(cell => string.Join('|', cell.Codes)).Distinct(StringComparer.Ordinal).Count();
            Assert.Equal(MeasureGroups.Of(table).Count, numbers.QuerySelectorAll("table").Length);
            Assert.All(numbers.QuerySelectorAll("table"), sheet => Assert.Equal(Math.Min(lines, TableNumbers.MostLines), sheet.QuerySelectorAll("tbody tr").Length));
            Assert.Equal(
                table.Cells.Count(cell => cell.Status.Code() == "c" && cell.Measure != "on_time_rate_high"),
                numbers.QuerySelectorAll("td").Count(cell => cell.TextContent.Trim() == "c"));
            Assert.All(table.Cells.Where(cell => cell is { Status: CellStatus.Shown, Value: not null, Measure: "issued" or "due" }), cell =>
                Assert.Contains(numbers.QuerySelectorAll("td"), shown => shown.TextContent.Trim() == cell.Value!.Value.ToString("N0", CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task TablePage_EveryTable_NamesCodesFilesAndHowToCite()
    {
        var (app, open) = await OpenAsync();

        foreach (var (table, version) in open.Tables.Select(id => open.Table(id)!.Value))
        {
            var page = await PageAsync(app, $"/data/tables/{table.Id}", out var response);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.All(table.Dimensions, dimension => Assert.Equal(dimension.Codes.Count, page.QuerySelectorAll($"[aria-labelledby=codes-{dimension.Id}-caption] tbody tr").Length));
            Assert.All(page.QuerySelectorAll("#measures li").Zip(table.Measures), pair =>
            {
                var (line, measure) = pair;
                Assert.Contains(measure.Description, line.TextContent, StringComparison.Ordinal);
                Assert.NotEqual("", MeasureWords.NotSaid(measure.Id));
                Assert.Contains(MeasureWords.NotSaid(measure.Id), line.TextContent, StringComparison.Ordinal);
                Assert.Contains(table.Dimensions[^1].Codes[^1].Label + ": ", line.QuerySelector(".here")!.TextContent, StringComparison.Ordinal);
            });
            Assert.Equal(TableFormat.All.Count, page.QuerySelectorAll("#files-table-caption").Length * page.QuerySelectorAll("#files tbody tr").Length);
            Assert.Equal(TableFormat.All.Select(format => $"/data/{table.Id}{format.Suffix}"), page.QuerySelectorAll("#files a").Select(link => link.GetAttribute("href")!));
            Assert.Contains($"Release {version.Release}, version {version.Version}", page.QuerySelector("#cite")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("https://creativecommons.org/licenses/by/4.0/", page.QuerySelector("#cite a[rel=license]")!.GetAttribute("href"));
            using var linked = JsonDocument.Parse(LinkedData(page));
            Assert.Equal(("https://schema.org/", "Dataset", table.Title), (Text(linked, "@context"), Text(linked, "@type"), Text(linked, "name")));
            Assert.Equal(TableFormat.All.Count, linked.RootElement.GetProperty("distribution").GetArrayLength());
            foreach (var file in linked.RootElement.GetProperty("distribution").EnumerateArray())
            {
                Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(file.GetProperty("contentUrl").GetString())).StatusCode);
            }
        }
    }

    [Fact]
    public async Task TablePage_EveryExample_AsksForSomethingThatAnswers()
    {
        var (app, open) = await OpenAsync();
        var page = await PageAsync(app, $"/data/tables/{open.Tables.First()}", out _);

        var addresses = page.QuerySelectorAll("#ask pre").SelectMany(example => example.TextContent.Split(' ', '"', '\'', '\n')).Where(word => word.StartsWith("http", StringComparison.Ordinal)).ToList();

        Assert.True(addresses.Count >= 6);
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task TablePage_ExamplesInRAndPython_ReadEveryCell()
    {
        var (app, open) = await OpenAsync();
        var page = await PageAsync(app, "/data/tables/country-year", out _);
        string Lines(string title) => page.QuerySelectorAll("#ask h3").First(one => one.TextContent.StartsWith(title, StringComparison.Ordinal)).NextElementSibling!.TextContent;
        var cells = open.Table("country-year")!.Value.Table.Cells;
        var expected = $"{cells.Count} {cells.Count(cell => cell.Status.IsHidden())}";

        var r = await ForeignPrograms.RLinesAsync(Lines("R;") + "\ncat(nrow(table), sum(table$flag == \"c\", na.rm = TRUE))");
        var rsdmx = await ForeignPrograms.RLinesAsync(Lines("SDMX-ML in R") + "\ncat(nrow(table), sum(table$FLAG == \"c\", na.rm = TRUE))");
        var python = await ForeignPrograms.PythonLinesAsync(Lines("Python, without") + "\nprint(len(table), sum(row[\"flag\"] == \"c\" for row in table))");

        Assert.All([r, rsdmx, python], run => Assert.Equal((0, expected, ""), (run.ExitCode, run.Output.Trim(), run.ExitCode == 0 ? "" : run.Error)));
    }

    [Theory]
    [InlineData("/data", Browser, "text/html")]
    [InlineData("/data", "*/*", "text/html")]
    [InlineData("/data", "application/ld+json", "application/ld+json")]
    [InlineData("/data", "application/json;q=0.9,text/html;q=0.1", "application/ld+json")]
    [InlineData("/data/{table}", "*/*", "application/json")]
    [InlineData("/data/{table}", "application/json, text/html;q=0.5", "application/json")]
    [InlineData("/data/{table}", Browser, null)]
    [InlineData("/data/{table}?format=csv", Browser, "text/csv")]
    [InlineData("/data/{table}.json", Browser, "application/json")]
    public async Task Address_AskedByPeopleAndPrograms_GivesEachItsForm(string address, string accept, string? mediaType)
    {
        var (app, open) = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.Replace("{table}", open.Tables.First(), StringComparison.Ordinal), UriKind.Relative));
        request.Headers.Add("Accept", accept);

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(mediaType is null ? HttpStatusCode.SeeOther : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        if (mediaType is null)
        {
            Assert.Equal($"/data/tables/{open.Tables.First()}", response.Headers.Location!.ToString());
            Assert.Contains("Accept", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("/data")]
    [InlineData("/data/tables/country-year")]
    [InlineData("/releases")]
    [InlineData("/releases/{release}")]
    [InlineData("/")]
    [InlineData("/help")]
    public async Task PublicPage_AskedAgain_IsTheSameForEverybodyAndNeedNotBeSent(string address)
    {
        var (app, open) = await OpenAsync();
        address = address.Replace("{release}", open.Publications[0].Statement.Release, StringComparison.Ordinal);
        using var first = await app.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() }, { "Accept-Encoding", "br" } } };
        using var again = await app.Client.SendAsync(request);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await app.Client.GetStringAsync(address));
        Assert.EndsWith("</html>", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.True(first.Headers.CacheControl is { Public: true, MaxAge.TotalSeconds: 60, NoStore: false });
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Addresses_BeforeAnythingIsPublished_SaySo()
    {
        await using var app = await PortalApp.StartAsync();
        await app.Services.GetRequiredService<Migrator>().ApplyAsync(CancellationToken.None);
        string[] empty = ["/data", "/releases", "/catalog.jsonld", "/releases.atom", "/.well-known/portal-keys.json"];
        string[] missing = ["/data/country-year", "/data/country-year.csv", "/data/tables/country-year", "/releases/2026-10", "/releases/2026-10/v1/manifest.json", "/sdmx/3/structure/dataflow/RTR/*", "/sdmx/3/data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0"];

        foreach (var (address, status) in empty.Select(address => (address, HttpStatusCode.OK)).Concat(missing.Select(address => (address, HttpStatusCode.NotFound))))
        {
            using var response = await app.Client.GetAsync(address);
            Assert.Equal((address, status), (address, response.StatusCode));
        }

        Assert.Contains("Nothing is released yet", await app.Client.GetStringAsync("/data"), StringComparison.Ordinal);
        using var catalogue = JsonDocument.Parse(await app.Client.GetStringAsync("/catalog.jsonld"));
        Assert.Equal(0, catalogue.RootElement.GetProperty("dcat:dataset").GetArrayLength());
    }

    [Theory]
    [InlineData("/data/tables/no-such-table")]
    [InlineData("/data/tables/%3Cscript%3E")]
    public async Task TablePage_Unknown_IsNotFound(string address)
    {
        var (app, _) = await OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Addresses_WithPublicUrl_NeverFollowTheRequest()
    {
        await using var app = await SeededSite.OwnAsync(arguments: ["--Portal:PublicUrl", "https://register.example"]);
        XNamespace atom = "http://www.w3.org/2005/Atom";

        var texts = new List<string>();
        foreach (var address in (string[])["/catalog.jsonld", "/releases.atom", "/data", "/data/tables/country-year"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { Host = "evil.example" } };
            using var response = await app.Client.SendAsync(request);
            texts.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.All(texts, text => Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("https://register.example/", text, StringComparison.Ordinal));
        Assert.Equal("https://register.example/releases.atom", XDocument.Parse(texts[1]).Root!.Element(atom + "id")!.Value);
    }

    [Theory]
    [InlineData("POST", "/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/data/no-such-table.csv", HttpStatusCode.NotFound)]
    [InlineData("POST", "/releases/none", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/releases/none", HttpStatusCode.NotFound)]
    [InlineData("POST", "/data", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/data/country-year.csv", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/releases", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PATCH", "/api/v1/events", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/data", HttpStatusCode.OK)]
    [InlineData("HEAD", "/data/country-year", HttpStatusCode.OK)]
    [InlineData("HEAD", "/catalog.jsonld", HttpStatusCode.OK)]
    public async Task Address_WithAnotherMethod_IsUnknownOnlyWhereNothingIsThere(string method, string address, HttpStatusCode status)
    {
        var (app, _) = await OpenAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method != "HEAD")
        {
            request.Content = new FormUrlEncodedContent([new("a", "b")]);
        }

        using var response = await app.Client.SendAsync(request);

        // The page that explains must not ask what was sent for its token, and nobody keeps it
        Assert.Equal(status, response.StatusCode);
        Assert.True(status is HttpStatusCode.OK || response.Headers.ETag is null);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(method == "HEAD", text.Length == 0);
        Assert.Equal(status is HttpStatusCode.MethodNotAllowed, response.Content.Headers.Allow.Count > 0);
        Assert.Equal(status is HttpStatusCode.MethodNotAllowed, text.Contains("This address can be read, but takes nothing", StringComparison.Ordinal));
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString();

    private static string LinkedData(IHtmlDocument page) => Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']")).TextContent;

    private static async Task<(PortalApp App, OpenDataSet Open)> OpenAsync()
    {
        var app = await SeededSite.AppAsync();
        return (app, await app.Services.GetRequiredService<OpenData>().CurrentAsync(CancellationToken.None));
    }

    private static Task<IHtmlDocument> PageAsync(PortalApp app, string address, out HttpResponseMessage response)
    {
        response = app.Client.GetAsync(address).GetAwaiter().GetResult();
        return ReadAsync(response);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), [style], [onclick]"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        return page;
    }
}
