using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Notices;
using Portal.Slices;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Regulators;

/// <summary>The explorer says what the command line says, inside the scope only, and never zeros for a code that is none.</summary>
public sealed class SliceExplorerTests
{
    [Theory]
    [InlineData("provider=syn-001")]
    [InlineData("host=XB&category=csam-known")]
    [InlineData("issuer=XA&period=last-quarter")]
    [InlineData("provider=syn-001&host=XJ&from=2026-01&to=2026-03")]
    public async Task Page_AnySlice_ShowsEveryMeasureWithItsProof(string query)
    {
        using var client = await SignedInClient.OfAsync("auditor");
        var page = await client.PageAsync($"/regulator/slices?{query}");

        foreach (var table in (string[])["standing", "backlog", "limits", "period", "cohort", "ways", "hours"])
        {
            Assert.NotEmpty(page.Rows(table));
        }

        Assert.All(page.Rows("period").Where(row => row[1] == "not estimable"), row => Assert.True(row[4].Length > 0, row[0]));
        var exact = await ExactAsync(page);
        Assert.Equal((long)exact["counts"]!["issued"]!, Count(page, "standing", "Notified"));
        Assert.Equal((long)exact["counts"]!["open_overdue"]!, Count(page, "standing", "Open, past the limit"));
        Assert.Equal((long)exact["on_time"]!["n"]!, long.Parse(page.Rows("limits")[0][1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.Equal((long)exact["backlog"]!["open"]!, Count(page, "backlog", "All"));
        Assert.Contains(page.Rows("period"), row => row[0].StartsWith("Closed items only, naive", StringComparison.Ordinal));
        Assert.Equal(32, page.QuerySelector(".proof code")!.TextContent.Length);
    }

    [Fact]
    public async Task Permalink_AskedLater_ShowsTheSameFiguresAndDigest()
    {
        using var client = await SignedInClient.OfAsync("auditor");
        var first = await client.PageAsync("/regulator/slices?provider=syn-001&period=last-quarter");
        var link = first.QuerySelector(".proof a[href*='known=']")!.GetAttribute("href")!;

        // Within the same second it would be the present that is asked again
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var again = await client.PageAsync(link);

        Assert.Contains("from=", link, StringComparison.Ordinal);
        Assert.Equal(Digest(first), Digest(again));
        Assert.Equal(Texts(first), Texts(again));
    }

    [Theory]
    [InlineData("regulator-xb", "", true)]
    [InlineData("regulator-xb", "?host=XB", false)]
    [InlineData("auditor", "", false)]
    public async Task Limits_CountedOfOneJurisdiction_SayWhichNoticesCountTwice(string account, string query, bool isSaid)
    {
        using var client = await SignedInClient.OfAsync(account);
        var page = await client.PageAsync("/regulator/slices" + query);

        var limits = page.QuerySelector("section[aria-label='Was the time limit met?']")!.TextContent;

        Assert.Equal(isSaid, limits.Contains("counts as two notices", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Regulator_SeesItsOwnJurisdictionOnly()
    {
        using var auditor = await SignedInClient.OfAsync("auditor");
        using var regulator = await SignedInClient.OfAsync("regulator-xb");
        var (all, own) = (await auditor.PageAsync("/regulator/slices"), await regulator.PageAsync("/regulator/slices"));

        Assert.True(Count(own, "standing", "Notified") < Count(all, "standing", "Notified"));
        Assert.Contains("--jurisdiction XB", own.QuerySelector(".proof")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((long)(await ExactAsync(own))["counts"]!["issued"]!, Count(own, "standing", "Notified"));
        foreach (var pair in (string[])["host=XA&issuer=XC", "host=XC"])
        {
            var foreign = await regulator.PageAsync($"/regulator/slices?{pair}");
            Assert.True(foreign.QuerySelector(".empty") is not null || Count(foreign, "standing", "Notified") < Count(await auditor.PageAsync($"/regulator/slices?{pair}"), "standing", "Notified"));
        }
    }

    [Theory]
    [InlineData("provider=nobody", "No notice with this provider")]
    [InlineData("host=ZZ", "No notice with this host country")]
    [InlineData("category=csam-knwon", "No notice with this category")]
    [InlineData("known=yesterday", "Not that instant")]
    [InlineData("period=last-365-days", "Not that period")]
    [InlineData("from=2026-05&to=2026-01", "Not that period")]
    public async Task Page_QuestionThatIsNone_SaysSo(string query, string words)
    {
        using var client = await SignedInClient.OfAsync("auditor");
        var page = await client.PageAsync($"/regulator/slices?{query}");

        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Provider_IsRefused()
    {
        using var client = await SignedInClient.OfAsync("provider-syn-001");
        using var response = await client.GetAsync("/regulator/slices");

        Assert.Equal(System.Net.HttpStatusCode.Found, response.StatusCode);
    }

    private static string Digest(IDocument page) => page.QuerySelector(".proof code")!.TextContent;

    private static string[] Texts(IDocument page) => [.. page.QuerySelectorAll(".measure td").Select(cell => cell.TextContent.Trim())];

    private static long Count(IDocument page, string table, string name) =>
        long.Parse(page.Rows(table).Single(row => row[0] == name)[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    // The printed command, read as the command line reads it and answered from the events
    private static async Task<JsonObject> ExactAsync(IDocument page)
    {
        var text = page.QuerySelectorAll(".proof code")[^1].TextContent;
        Assert.StartsWith("portal slice ", text, StringComparison.Ordinal);
        var words = text.Split(' ');
        string? After(string option) => Array.IndexOf(words, option) is >= 0 and var at ? words[at + 1] : null;
        var request = new SliceRequest
        {
            Provider = After("--provider"),
            Host = After("--host"),
            Issuer = After("--issuer"),
            Category = After("--category"),
            Rule = After("--rule"),
            From = After("--from"),
            To = After("--to"),
            AsOf = After("--as-of"),
            KnownAt = After("--known-at"),
            LimitsByDay = words.Contains("--limits-by-day"),
            IsExact = words.Contains("--exact"),
        };
        Scope scope = After("--jurisdiction") is { } code ? new Scope.OfJurisdiction(code) : new Scope.All();
        var app = await SeededSite.AppAsync();
        var document = await ActivatorUtilities.CreateInstance<SliceAnswers>(app.Services)
            .FromEventsAsync(scope, request.Read(SystemClock.Instance.GetCurrentInstant()).Question!, CancellationToken.None);
        return JsonNode.Parse(document.ToJsonString())!.AsObject();
    }
}
