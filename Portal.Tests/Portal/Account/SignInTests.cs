using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Account;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/regulator")]
    [InlineData("/regulator/board")]
    [InlineData("/regulator/providers")]
    [InlineData("/provider")]
    [InlineData("/provider/clocks")]
    [InlineData("/operations")]
    [InlineData("/operations/audit")]
    public async Task Workbench_NotSignedIn_LeadsToSignIn(string path)
    {
        var app = await SeededSite.AppAsync();

        using var response = await app.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.StartsWith("/sign-in", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_RegulatorsPage_IsRefused()
    {
        using var client = await SignedInClient.OfAsync("provider-syn-001");

        using var own = await client.GetAsync("/provider");
        using var foreign = await client.GetAsync("/regulator/providers/syn-002");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Found, foreign.StatusCode);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("statistician")]
    [InlineData("approver")]
    public async Task KeepersOfTheRegister_Notices_AreNotForThem(string account)
    {
        using var client = await SignedInClient.OfAsync(account);

        using var own = await client.GetAsync("/operations/audit");
        using var board = await client.GetAsync("/regulator/board");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Found, board.StatusCode);
    }

    [Theory]
    [InlineData("regulator-xb", "/regulator", "Rhea Lindqvist")]
    [InlineData("provider-syn-001", "/provider/clocks", "Compliance desk of Wynfold Racks 1")]
    [InlineData("statistician", "/operations", "Ines Valcourt")]
    public async Task Workbench_SignedIn_SaysAsWhomAndLetsThemOut(string account, string path, string name)
    {
        using var client = await SignedInClient.OfAsync(account);
        var rail = (await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path))).QuerySelector("nav.rail form[action='/sign-out']")!;

        Assert.Contains(name, rail.TextContent, StringComparison.Ordinal);
        var fields = rail.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        using var left = await client.PostAsync("/sign-out", new FormUrlEncodedContent(fields));

        Assert.Equal("/", left.Headers.Location?.OriginalString);
        Assert.Contains(left.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Provider_OwnClocks_ShowsNoOtherProvider()
    {
        using var client = await SignedInClient.OfAsync("provider-syn-001");

        var html = await client.GetStringAsync("/provider/clocks");

        Assert.Contains("Wynfold Racks 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Vellrick", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regulator_ForeignNotice_TellsNoStory()
    {
        using var auditor = await SignedInClient.OfAsync("auditor");
        using var regulator = await SignedInClient.OfAsync("regulator-xb");
        var app = await SeededSite.AppAsync();
        var clocks = await app.Services.GetRequiredService<BoardQueries>().PageAsync(
            new Scope.All(), new BoardFilter(), state: null, SystemClock.Instance.GetCurrentInstant(), after: null, skip: 0, count: 100, CancellationToken.None);
        var foreign = clocks.First(clock => clock.IssuerCountry != "XB" && clock.HostCountry != "XB").Reference;

        Assert.Contains("Notice issued", await auditor.GetStringAsync($"/regulator/board?notice={foreign}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Notice issued", await regulator.GetStringAsync($"/regulator/board?notice={foreign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedIn_PageOfAnotherKindOfAccount_SaysSoAndLeadsBack()
    {
        using var client = await SignedInClient.OfAsync("regulator-xj");

        using var refused = await client.GetAsync("/operations");
        var page = await client.PageAsync(refused.Headers.Location!.OriginalString);

        Assert.Equal("This page is for another kind of account", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector(".opening a[href='/regulator']"));
    }

    [Fact]
    public async Task SignIn_AccountThatIsNotThere_LeadsBackWithWords()
    {
        using var response = await SignedInClient.PostAsync("nobody", "");
        var app = await SeededSite.AppAsync();

        Assert.Equal("/sign-in?unknown=yes", response.Headers.Location!.OriginalString);
        Assert.Contains("There is no such account", await app.Client.GetStringAsync("/sign-in?unknown=yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithoutToken_IsRefused()
    {
        var app = await SeededSite.AppAsync();

        using var form = new FormUrlEncodedContent([new("account", "auditor")]);
        using var response = await app.Client.PostAsync("/sign-in", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("This form could not be read", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ElsewhereAsReturn_StaysHere()
    {
        using var response = await SignedInClient.PostAsync("auditor", "https://elsewhere.example/");

        Assert.Equal("/regulator", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_OutsideDevelopment_OffersNobody()
    {
        await using var app = await PortalApp.StartAsync("Production");

        var page = await app.Client.GetStringAsync("/sign-in");

        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);
        Assert.Contains("Nobody can sign in on this installation", page, StringComparison.Ordinal);
    }
}
