using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Configuration;
using Portal.Tests.Support;
using Portal.Ui.Charts;
using Portal.Ui.Files;

namespace Portal.Tests.Portal.Configuration;

/// <summary>Charts of public pages as files: by themselves, with the page's own numbers, and of no page that is not public.</summary>
public sealed class ChartFilesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("/")]
    [InlineData("/countries/xb")]
    [InlineData("/countries/de")]
    [InlineData("/providers")]
    [InlineData("/regimes/au-osa-109")]
    [InlineData("/regimes/what-if")]
    [InlineData("/methods")]
    public async Task Page_EachChartFileItNames_IsThere(string path)
    {
        var app = await SeededSite.AppAsync();

        var files = (await ReadAsync(app, path)).QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Contains(files, file => file.EndsWith(".svg", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var response = await app.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(file.EndsWith(".svg", StringComparison.Ordinal) ? "image/svg+xml" : "text/csv", response.Content.Headers.ContentType?.MediaType);
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task SvgFile_OfAFigure_StandsAloneWithItsFactsAndItsOwnColours()
    {
        var app = await SeededSite.AppAsync();
        var page = await ReadAsync(app, "/");

        var response = await app.Client.GetAsync("/charts/met.svg");
        var drawing = XElement.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("Was the legal time limit met?", drawing.Element(Svg + "title")!.Value);
        var style = drawing.Element(Svg + "style")!.Value;
        Assert.DoesNotContain("var(", style, StringComparison.Ordinal);
        Assert.Equal($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        var words = string.Join('\n', drawing.Descendants(Svg + "text").Select(text => text.Value)).Replace('\u00a0', ' ');
        Assert.Contains("synthetic, for demonstration", words, StringComparison.Ordinal);
        Assert.Contains("Source: Release demo-", words, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("#met .drawing.wide text"), text => Assert.Contains(text.TextContent, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CsvFile_OfAFigure_HasARowForEachMark()
    {
        var app = await SeededSite.AppAsync();
        var quarters = (await ReadAsync(app, "/")).QuerySelectorAll("#trend-table-caption").Single().Closest("table")!.QuerySelectorAll("tbody tr").Length;

        var lines = (await app.Client.GetStringAsync("/charts/faster.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("period,value,low,high,provisional,words,measure,source,as_of,known_at,synthetic", lines[0]);
        Assert.Equal(quarters, lines.Length - 1);
        Assert.All(lines[1..], line => Assert.EndsWith(",true", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/charts/no-such.svg")]
    [InlineData("/charts/countries/xb/no-such.csv")]
    [InlineData("/charts/countries/zz/met.svg")]
    [InlineData("/charts/met.png")]
    [InlineData("/charts/regulator/speed.svg")]
    [InlineData("/charts/operations/releases/speed.csv")]
    [InlineData("/charts/api/v1/slices/met.csv")]
    [InlineData("/charts/data/country-year.csv")]
    [InlineData("/charts/sign-in/met.svg")]
    [InlineData("/charts/charts/met.svg")]
    [InlineData("/charts/.svg")]
    [InlineData("/charts//met.svg")]
    [InlineData("/charts//countries/xb/met.svg")]
    [InlineData("/charts/countries/xb//met.svg")]
    public async Task File_OfNoPublicChart_IsNotThere(string address)
    {
        var app = await SeededSite.AppAsync();

        var response = await app.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no page at this address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_SentTo_IsOnlyForReading()
    {
        var app = await SeededSite.AppAsync();

        var response = await app.Client.PostAsync("/charts/met.svg", new StringContent("a=b"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task File_AskedAgainWithItsTag_IsNotSentTwice()
    {
        var app = await SeededSite.AppAsync();
        var first = await app.Client.GetAsync("/charts/countries/xb/met.svg");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/charts/countries/xb/met.svg");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/", "met", ".svg", "/charts/met.svg")]
    [InlineData("/countries/xb", "times", ".csv", "/charts/countries/xb/times.csv")]
    [InlineData("/figures/iwf-hosting?page=2", "a", ".svg", "/charts/figures/iwf-hosting/a.svg?page=2")]
    public void Address_OfAChart_LeadsBackToItsPage(string page, string figure, string suffix, string expected)
    {
        var address = PortalUrls.ChartFile(page, figure, suffix);

        Assert.Equal(expected, address);
        Assert.Equal(new ChartWish(page.Split('?')[0], figure, suffix), PortalUrls.ReadChart(address.Split('?')[0]));
    }

    [Fact]
    public async Task Style_OfAFile_HasEveryClassThatADrawingUses()
    {
        var style = (await SeededSite.AppAsync()).Services.GetRequiredService<ChartStyle>().Text;

        var classes = typeof(Classes).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => ((string)field.GetRawConstantValue()!).Trim()).Where(name => name.Length > 0);

        Assert.All(classes, name => Assert.Contains("." + name, style, StringComparison.Ordinal));
        Assert.DoesNotContain(".wide", style, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> ReadAsync(PortalApp app, string path) => await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync(path));
}
