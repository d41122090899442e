using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Public;

/// <summary>The catalogue of time limits as the public reads it.</summary>
public sealed class RegimePagesTests
{
    [Fact]
    public async Task Index_NoFilter_LeadsToEveryRuleWithLawAndBenchmarkApart()
    {
        var page = await PageAsync("/regimes");

        Assert.Equal(108, page.QuerySelectorAll("main a[href^='/regimes/']").Select(link => link.GetAttribute("href")!.Split('?')[0]).Where(IsRule).Distinct().Count());
        Assert.Equal(["Law", "Benchmarks"], page.QuerySelectorAll("section[aria-labelledby^=index-] h2").Select(title => title.TextContent));
        Assert.Equal(8, page.QuerySelectorAll("section[aria-labelledby=index-benchmarks] b.limit").Length);
        Assert.Empty(page.QuerySelectorAll("script, [style]"));
    }

    [Theory]
    [InlineData("jurisdiction=fr", 6)]
    [InlineData("layer=benchmark", 8)]
    [InlineData("holder=authority", 5)]
    [InlineData("jurisdiction=AU&computed=no", 3)]
    [InlineData("status=vetoed", 1)]
    [InlineData("standard=share-target", 1)]
    [InlineData("search=TAKE+IT+DOWN", 1)]
    [InlineData("service=webhard&layer=law", null)]
    [InlineData("category=solicitation&status=in-force", null)]
    [InlineData("jurisdiction=ZZ", 0)]
    public async Task Index_Filtered_ShowsThoseAlone(string query, int? expected)
    {
        var page = await PageAsync($"/regimes?{query}");

        var shown = page.QuerySelectorAll("section[aria-labelledby^=index-] b.limit").Length;
        Assert.True(expected is { } count ? shown == count : shown is > 0 and < 108, $"{shown} rules are shown");
        Assert.Equal(shown == 0, page.QuerySelector(".empty") is not null);
    }

    [Theory]
    [InlineData("my-onsa-22-block", "p.contested", "Sources disagree on the length of the limit: 24 hours until the block", null)]
    [InlineData("jp-idpa-7d", "p.contested", "April 2025; or May 2025. No verdict rests on it", null)]
    [InlineData("eu-hate-code", "p.contested", "two thirds; or majority. No verdict rests on it", null)]
    [InlineData("br-eca-27-retain", "p.tie", "The length of the limit stands elsewhere: Marco Civil art 15", null)]
    [InlineData("au-osa-65", "p.tie", "What must come before the notice stands elsewhere", "AU-OSA-65-COMPLAINT")]
    [InlineData("au-osa-65-complaint", "p.tie", "Another rule rests on this one for what must come before the notice", "AU-OSA-65")]
    public async Task Rule_ContestedOrTied_SaysSoAndLeadsThere(string rule, string element, string words, string? other)
    {
        var told = (await PageAsync($"/regimes/{rule}")).QuerySelector($"#clock {element}")!;

        Assert.Contains(words, told.TextContent, StringComparison.Ordinal);
        Assert.Equal(other, told.QuerySelector("a")?.TextContent);
    }

    [Fact]
    public async Task Rule_Each_IsToldInWordsWithItsSourcesAndOwnWords()
    {
        foreach (var rule in Catalogues.Shipped.Rules)
        {
            var page = await PageAsync($"/regimes/{rule.Id.ToLowerInvariant()}");
            var told = string.Join(' ', page.QuerySelectorAll(".opening, #facts, #clock td, #clock th, #example figcaption").Select(part => part.TextContent));

            Assert.DoesNotContain('_', told);
            Assert.Contains(rule.Instrument, told, StringComparison.Ordinal);
            Assert.Equal(rule.VerifyBeforeUse, page.QuerySelector(".opening .verify") is not null);
            Assert.Equal(!rule.IsComputed, page.QuerySelector(".opening .listed") is not null);
            Assert.Equal(rule.IsComputed && rule.Id != "ZA-FPA-27A", page.QuerySelector("#example svg") is not null);
            Assert.Equal(rule.Sources.Select(source => source.Url), page.QuerySelectorAll("#sources li a").Select(link => link.GetAttribute("href")));
            Assert.Contains(rule.Start.Word, page.QuerySelector("#sources details")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(rule.Id, page.QuerySelector("meta[itemprop=legislationIdentifier]")!.GetAttribute("content"));
            Assert.Empty(page.QuerySelectorAll("script, [style]"));
        }
    }

    [Fact]
    public async Task Rule_Example_SaysThatItIsMadeUpAndOfABenchmarkNothingIsMissed()
    {
        var law = await PageAsync("/regimes/AU-OSA-109");
        var benchmark = await PageAsync("/regimes/BM-INHOPE-NTD");

        Assert.Contains("Made-up example", law.QuerySelector("#example figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("missed the time limit", law.QuerySelector("#example-table")?.TextContent ?? law.QuerySelector("#example")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("missed", benchmark.QuerySelector("main")!.TextContent.Replace("never called a miss", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(benchmark.QuerySelectorAll(".fill-missed"));
    }

    [Fact]
    public async Task Compare_TwoLawsAndABenchmark_KeepsTheOrderAskedAndTheLayersApart()
    {
        var page = await PageAsync("/regimes/compare?rule=EU-TCO-3&rule=AU-OSA-109&rule=BM-IWF-UK");

        var heads = page.QuerySelectorAll("table thead tr").Select(row => row.QuerySelectorAll("th a").Select(link => link.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(["EU-TCO-3", "AU-OSA-109"], heads[0]);
        Assert.Equal(["BM-IWF-UK"], heads[1]);
    }

    [Theory]
    [InlineData("/regimes/compare?country=FR&country=NL")]
    [InlineData("/regimes/compare?rule=%3Cscript%3E&country=%00")]
    [InlineData("/regimes/compare")]
    [InlineData("/regimes?jurisdiction=%3Cscript%3E&search=%27%22%3E&layer=a&layer=b")]
    public async Task Page_AnyQuery_Answers(string path) => Assert.Single((await PageAsync(path)).QuerySelectorAll("h1"));

    [Theory]
    [InlineData("/regimes/NOPE-1")]
    [InlineData("/regimes/%F0%9F%98%80")]
    public async Task Rule_UnknownId_IsNotFound(string path)
    {
        var app = await SeededSite.AppAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task WhatIf_ReleasedFigures_IsLabelledAndAnswersForProposedRulesAlone()
    {
        var page = await PageAsync("/regimes/what-if");
        var main = page.QuerySelector("main")!.TextContent;

        Assert.NotNull(page.QuerySelector(".synthetic"));
        Assert.Contains("no verdict", main, StringComparison.Ordinal);
        Assert.Contains("would have met it", main, StringComparison.Ordinal);
        var rules = page.QuerySelectorAll("#what-if-caption").Single().Closest("table")!.QuerySelectorAll("tbody th a").Select(link => link.TextContent).ToList();
        Assert.Contains("EU-CSAR-14", rules);
        Assert.DoesNotContain(Catalogues.Shipped.Rules.Where(rule => rules.Contains(rule.Id)), rule => rule.Status == global::Portal.Data.Regimes.RuleStatus.InForce);
    }

    [Fact]
    public async Task Catalogue_AsFile_IsTheShippedFileToTheByteAndKnowsItself()
    {
        var app = await SeededSite.AppAsync();
        var first = await app.Client.GetAsync("/regimes/catalogue.json");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/regimes/catalogue.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(Catalogues.RulesText(), await first.Content.ReadAsStringAsync());
        Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Country_Rules_LeadToTheirPages()
    {
        var page = await PageAsync("/countries/nl");

        Assert.NotNull(page.QuerySelector("#limits a[href='/regimes/nl-wbaokm-12h']"));
        Assert.DoesNotContain('_', page.QuerySelector("#limits")!.TextContent);
    }

    private static bool IsRule(string path) => path is not ("/regimes/compare" or "/regimes/what-if" or "/regimes/catalogue.json");

    private static async Task<IHtmlDocument> PageAsync(string path)
    {
        var app = await SeededSite.AppAsync();
        var response = await app.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SecurityHeaders.PublicPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }
}
