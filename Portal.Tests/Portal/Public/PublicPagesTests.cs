using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Public;

/// <summary>The public pages by HTTP: no script, the strict policy, words for what is missing, and an honest answer to any address.</summary>
public sealed class PublicPagesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/countries")]
    [InlineData("/countries/de")]
    [InlineData("/countries/GB")]
    [InlineData("/countries/xa")]
    [InlineData("/countries/coalition")]
    [InlineData("/providers")]
    [InlineData("/providers/hosting")]
    [InlineData("/figures")]
    [InlineData("/figures/ncmec-country")]
    [InlineData("/figures/dsa-codes")]
    [InlineData("/figures/reconciliation")]
    [InlineData("/figures/providers")]
    [InlineData("/figures/providers/meta")]
    [InlineData("/releases")]
    [InlineData("/methods")]
    [InlineData("/help")]
    public async Task Page_Seeded_HasOneHeadingHelpAndNoScript(string path)
    {
        var app = await SeededSite.AppAsync();

        var response = await app.Client.GetAsync(path);
        var page = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SecurityHeaders.PublicPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("#help a[href]"));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [InlineData("/figures/providers", "Published figures by provider, Removal Time Register")]
    [InlineData("/figures/providers?page=2", "Published figures by provider, page 2 of ")]
    [InlineData("/figures/ncmec-country?page=2", ", page 2 of ")]
    public async Task Title_OfAPage_NamesItsNumberFromTheSecondOn(string path, string expected)
    {
        var app = await SeededSite.AppAsync();

        Assert.Contains(expected, (await ReadAsync(await app.Client.GetAsync(path))).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenData_EachTable_NamesAFormatAndItsSizeOnce()
    {
        var app = await SeededSite.AppAsync();

        var rows = (await ReadAsync(await app.Client.GetAsync("/data"))).QuerySelectorAll("#tables tbody tr");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches("^CSV [0-9.]+ kB · Excel [0-9.]+ kB · JSON-stat [0-9.]+ kB$", row.QuerySelector(".line")!.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/", 3)]
    [InlineData("/countries/xb", 3)]
    [InlineData("/providers", 1)]
    [InlineData("/providers/hosting", 3)]
    public async Task ReleasedFigure_OnAnyPage_LeadsToItsFileItsDefinitionAndHowToQuoteIt(string path, int least)
    {
        var app = await SeededSite.AppAsync();

        var page = await ReadAsync(await app.Client.GetAsync(path));

        var figures = page.QuerySelectorAll("figure:has(a[href$='.csv'])");
        Assert.True(figures.Length >= least);
        foreach (var figure in figures)
        {
            var links = figure.QuerySelectorAll(".downloads a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal($"#{figure.Id}", links[^1]);
            foreach (var link in links.SkipLast(1))
            {
                using var answer = await app.Client.GetAsync(link);
                Assert.Equal((link, HttpStatusCode.OK), (link, answer.StatusCode));
                if (link.Split('#') is [_, var anchor])
                {
                    Assert.NotNull((await ReadAsync(answer)).GetElementById(anchor));
                }
            }
        }

        Assert.All(page.QuerySelectorAll(".opening .lead, #met .answer"), words => Assert.True(!words.TextContent.Contains("met for", StringComparison.Ordinal) || words.TextContent.Contains("95% interval", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/countries/zz")]
    [InlineData("/countries/deu")]
    [InlineData("/countries/%F0%9F%98%80")]
    [InlineData("/providers/nobody")]
    [InlineData("/releases/1999-01")]
    [InlineData("/figures/nothing")]
    [InlineData("/figures/providers/nobody")]
    public async Task Page_UnknownCode_IsNotFound(string path)
    {
        var app = await SeededSite.AppAsync();

        var response = await app.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no page at this address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/figures/ncmec-country?page=99999999999999999999&period=%27%20or%201%3D1&measure=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/figures/ncmec-country?page=-3&search=%00%EF%BF%BF%25")]
    [InlineData("/figures/reconciliation?year=abc&provider=%22%3E&flagged=maybe")]
    [InlineData("/figures/providers?page=x&search=%3Cb%3E")]
    [InlineData("/countries?search=%3Cimg%20src%3Dx%20onerror%3D1%3E")]
    [InlineData("/countries?search=a&search=b")]
    public async Task Page_GarbageQuery_AnswersAndRepeatsNothingAsMarkup(string path)
    {
        var app = await SeededSite.AppAsync();

        var response = await app.Client.GetAsync(path);
        var page = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(page.QuerySelectorAll("script, main img, main [onerror]"));
    }

    [Fact]
    public async Task Links_OfTheMainPages_LeadSomewhere()
    {
        var app = await SeededSite.AppAsync();
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/", "/countries/de", "/providers", "/releases", "/figures", "/figures/reconciliation", "/methods", "/help", "/countries/coalition"])
        {
            var page = await ReadAsync(await app.Client.GetAsync(path));
            links.UnionWith(page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]));
        }

        var broken = new List<string>();
        foreach (var link in links)
        {
            using var answer = await app.Client.GetAsync(link);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                broken.Add($"{link}: {answer.StatusCode}");
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task DemoFigures_EveryPage_SayThatTheyAreSynthetic()
    {
        var app = await SeededSite.AppAsync();
        foreach (var path in (string[])["/", "/countries/xa", "/providers", "/providers/hosting", "/releases"])
        {
            var page = await ReadAsync(await app.Client.GetAsync(path));

            Assert.NotNull(page.QuerySelector(".synthetic"));
            Assert.All(page.QuerySelectorAll("figure").Where(figure => figure.TextContent.Contains("Release 20", StringComparison.Ordinal)), figure =>
                Assert.Contains("synthetic, for demonstration", figure.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Home_WithoutDemo_IsCarriedByPublishedFigures()
    {
        await using var app = await PortalApp.StartAsync(demo: false);
        await app.LoadSeedAsync();

        var home = await ReadAsync(await app.Client.GetAsync("/"));
        var sectors = await ReadAsync(await app.Client.GetAsync("/providers"));
        var fictional = await app.Client.GetAsync("/countries/xa");

        Assert.Null(home.QuerySelector(".synthetic"));
        Assert.Contains("Nothing is released", home.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, home.QuerySelectorAll("figure").Length);
        Assert.Contains("Nothing is released", sectors.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, fictional.StatusCode);
    }

    [Theory]
    [InlineData("/countries/de", "38.7% deleted within 1 week, 84.17% deleted within 4 weeks")]
    [InlineData("/countries/nl", "83,037")]
    [InlineData("/figures/reconciliation", "9 are more than 10% apart")]
    [InlineData("/figures/ncmec-country", "all countries 2023")]
    [InlineData("/countries/coalition", "71 governments")]
    public async Task Page_PublishedFigures_AreTheOnesOfTheTables(string path, string words)
    {
        var app = await SeededSite.AppAsync();

        var page = await ReadAsync(await app.Client.GetAsync(path));

        Assert.Contains(words, page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
}
