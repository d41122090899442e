using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Audit;
using Portal.Data.Releases;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Operations;

/// <summary>Who may open the pages on which releases are made, and what each of them is shown.</summary>
public sealed class ReleasePagesTests
{
    private const string Desk = "/operations/releases";

    [Theory]
    [InlineData(null)]
    [InlineData("regulator-xb")]
    [InlineData("provider-syn-001")]
    public async Task Pages_OfTheDesk_AreClosedToEverybodyElse(string? account)
    {
        var app = await SeededSite.AppAsync();
        using var client = account is null ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address } : await SignedInClient.OfAsync(account);

        foreach (var path in await PathsAsync())
        {
            using var answer = await client.GetAsync(path);

            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("operator")]
    public async Task Pages_WhoOnlyKeepsTheRegister_ReadsStatesAndNothingHidden(string account)
    {
        using var client = await SignedInClient.OfAsync(account);
        var paths = await PathsAsync();

        using var plan = await client.GetAsync(paths[1]);
        using var preview = await client.GetAsync(paths[3]);
        var draft = await client.GetStringAsync(paths[2]);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (plan.StatusCode, preview.StatusCode));
        Assert.Contains("What was done", draft, StringComparison.Ordinal);
        Assert.Contains("Your account only reads here", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("/preview", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan a release", await client.GetStringAsync(Desk), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statistician")]
    [InlineData("approver")]
    public async Task Preview_BeforeItIsLive_ShowsNothingAndLeavesNoTrace(string account)
    {
        using var client = await SignedInClient.OfAsync(account);
        var audit = (await SeededSite.AppAsync()).Services.GetRequiredService<AuditQueries>();
        var before = (await audit.PageAsync(null, null, 1, CancellationToken.None))[0].Seq;

        var page = await client.GetStringAsync((await PathsAsync())[3]);

        Assert.Contains("Loading", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await audit.PageAsync(null, null, 20, CancellationToken.None), entry => entry.Seq > before && entry.Action == "release.viewed");
    }

    [Theory]
    [InlineData("statistician")]
    [InlineData("approver")]
    public async Task PreviewFile_OfATable_IsWhatWouldBePublicAndGoesOnRecord(string account)
    {
        using var client = await SignedInClient.OfAsync(account);
        var app = await SeededSite.AppAsync();
        var draft = (await PathsAsync())[2];

        foreach (var name in (string[])["country-year.csv", "country-year.xlsx", "country-year.json"])
        {
            using var answer = await client.GetAsync($"{draft}/files/{name}");

            Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
            Assert.Contains(name, answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
            Assert.Equal(await app.Client.GetByteArrayAsync($"/data/{name}"), await answer.Content.ReadAsByteArrayAsync());
        }

        var log = await app.Services.GetRequiredService<AuditQueries>().PageAsync(null, null, 20, CancellationToken.None);
        Assert.Contains(log, entry => entry.Action == "release.viewed" && entry.Actor == account);
        foreach (var none in (string[])["none.csv", "country-year.txt", "internal%2Fcells.csv", "..%2F..%2Finternal%2Fcells.csv"])
        {
            using var answer = await client.GetAsync($"{draft}/files/{none}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Plan_WrongMonth_IsRefusedByName()
    {
        using var client = await SignedInClient.OfAsync("statistician");

        Assert.Contains(">not-published</code>", await client.GetStringAsync($"{Desk}/plan?release=2020-01&reason=Why."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Say in a sentence why there is a correction.", "")]
    [InlineData("Right%E2%80%AEgnorw&emergency=yes", "U+202E", "Right\u202Egnorw")]
    public async Task Correction_RefusedReason_StandsInItsFieldWithTheFormAroundIt(string reason, string complaint, string typed)
    {
        using var client = await SignedInClient.OfAsync("statistician");
        var release = (await PublishedAsync()).Release;
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"{Desk}/plan?release={release}&reason={reason}"));

        var field = (IHtmlTextAreaElement)page.GetElementById("reason")!;
        Assert.Equal((typed, "true"), (field.Value, field.GetAttribute("aria-invalid")));
        Assert.Contains("reason-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains(complaint, page.GetElementById("reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#reason", page.QuerySelector(".summary a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("500", field.GetAttribute("maxlength"));
        Assert.Equal(("get", release), (field.Form!.Method, page.QuerySelector<IHtmlInputElement>("input[name=release]")!.Value));
        Assert.Equal(reason.Contains("emergency", StringComparison.Ordinal), page.QuerySelector<IHtmlInputElement>("input[name=emergency]")!.IsChecked);
        Assert.Empty(page.QuerySelectorAll(".problem"));
    }

    [Fact]
    public async Task Correction_OfWhatWasNeverPublished_HasNoForm()
    {
        using var client = await SignedInClient.OfAsync("statistician");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"{Desk}/plan?release=2020-01&reason=Why."));

        Assert.Null(page.GetElementById("reason"));
    }

    [Theory]
    [InlineData("period=2026-13", "period")]
    [InlineData("period=2025", "period")]
    [InlineData("period=2099-01", "period")]
    [InlineData("period=9999-12", "period")]
    [InlineData("period=2026-01&known_at=yesterday", "known_at")]
    [InlineData("period=soon&as_of=1&known_at=2", "period", "as_of", "known_at")]
    public async Task Plan_WrongField_IsNamedAtTheFieldAndInASummaryThatLeadsThere(string query, params string[] fields)
    {
        using var client = await SignedInClient.OfAsync("statistician");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"{Desk}/plan?{query}"));

        Assert.Equal(fields.Select(field => $"{Desk}/plan?{query}#{field}"), page.QuerySelectorAll(".summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal(fields, page.QuerySelectorAll("input[aria-invalid='true']").Select(input => input.Id));
        Assert.All(fields, field => Assert.Contains($"{field}-error", page.GetElementById(field)!.GetAttribute("aria-describedby"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll(".summary a"), link => Assert.Contains(page.QuerySelectorAll(".field .message"), message => message.TextContent == $"Error: {link.TextContent}"));
    }

    [Fact]
    public async Task Plan_MonthThatIsOver_ShowsTablesInstantsAndRulesInWords()
    {
        using var client = await SignedInClient.OfAsync("statistician");

        var page = await client.GetStringAsync($"{Desk}/plan?period=2026-01&as_of=2026-03-01T00:00&known_at=2026-03-02T08:30");

        Assert.Contains("2 Mar 2026, 08:30 UTC", page, StringComparison.Ordinal);
        Assert.Contains("country-by-category-month", page, StringComparison.Ordinal);
        Assert.Contains("A number is shown only if it rests on at least 10 items", page, StringComparison.Ordinal);
        Assert.Contains("Build the draft", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_NobodyBegan_IsNotFound()
    {
        using var client = await SignedInClient.OfAsync("statistician");

        using var answer = await client.GetAsync($"{Desk}/2001-01/v1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/operations")]
    [InlineData("/operations/releases")]
    [InlineData("/operations/rules")]
    [InlineData("/operations/rules/propose")]
    [InlineData("/operations/rules/propose?rule=AU-OSA-109")]
    [InlineData("/operations/audit")]
    public async Task Page_OfTheDemonstration_SaysThatItIsSynthetic(string path)
    {
        using var client = await SignedInClient.OfAsync("operator");

        Assert.Contains("Synthetic demonstration data", await client.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Again_OffersTheSamePersonAlone()
    {
        using var client = await SignedInClient.OfAsync("approver");

        var page = await client.GetStringAsync("/sign-in?again=yes&ReturnUrl=%2Foperations%2Freleases");

        Assert.Contains("Yes, sign in again", page, StringComparison.Ordinal);
        Assert.Contains("value=\"approver\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"statistician\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicPage_OfARelease_SaysHowItWasApproved()
    {
        var release = (await PublishedAsync()).Release;

        Assert.Contains("by the program itself, for the demonstration", await (await SeededSite.AppAsync()).Client.GetStringAsync($"/releases/{release}"), StringComparison.Ordinal);
    }

    private static async Task<DraftState> PublishedAsync() =>
        (await (await SeededSite.AppAsync()).Services.GetRequiredService<ReleaseQueries>().DraftsAsync(CancellationToken.None)).First(draft => draft.IsPublic);

    private static async Task<string[]> PathsAsync()
    {
        var release = (await PublishedAsync()).Release;
        return [Desk, $"{Desk}/plan", $"{Desk}/{release}/v1", $"{Desk}/{release}/v1/preview", $"{Desk}/{release}/v1/files/country-year.csv"];
    }
}
