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
        Assert.StartsWith("/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_RegulatorsPage_IsRefused()
    {
        using var client = await SignedInAsync("provider-syn-001");

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
        using var client = await SignedInAsync(account);

        using var own = await client.GetAsync("/operations/audit");
        using var board = await client.GetAsync("/regulator/board");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Found, board.StatusCode);
    }

    [Fact]
    public async Task Provider_OwnClocks_ShowsNoOtherProvider()
    {
        using var client = await SignedInAsync("provider-syn-001");

        var html = await client.GetStringAsync("/provider/clocks");

        Assert.Contains("Wynfold Racks 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Vellrick", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regulator_ForeignNotice_TellsNoStory()
    {
        using var auditor = await SignedInAsync("auditor");
        using var regulator = await SignedInAsync("regulator-xb");
        var app = await SeededSite.AppAsync();
        var clocks = await app.Services.GetRequiredService<BoardQueries>().PageAsync(
            new Scope.All(), new BoardFilter(), state: null, SystemClock.Instance.GetCurrentInstant(), after: null, skip: 0, count: 100, CancellationToken.None);
        var foreign = clocks.First(clock => clock.IssuerCountry != "XB" && clock.HostCountry != "XB").Reference;

        Assert.Contains("Notice issued", await auditor.GetStringAsync($"/regulator/board?notice={foreign}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Notice issued", await regulator.GetStringAsync($"/regulator/board?notice={foreign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithoutToken_IsRefused()
    {
        var app = await SeededSite.AppAsync();

        using var form = new FormUrlEncodedContent([new("account", "auditor")]);
        using var response = await app.Client.PostAsync("/sign-in", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_ElsewhereAsReturn_StaysHere()
    {
        using var response = await PostAsync("auditor", "https://elsewhere.example/");

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

    private static async Task<HttpClient> SignedInAsync(string account)
    {
        using var response = await PostAsync(account, "");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = (await SeededSite.AppAsync()).Address };
        client.DefaultRequestHeaders.Add("Cookie", Cookies(response));
        return client;
    }

    private static async Task<HttpResponseMessage> PostAsync(string account, string returnTo)
    {
        var app = await SeededSite.AppAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        using var page = await client.GetAsync("/sign-in");
        var html = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync());
        var token = html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Cookie", Cookies(page));
        request.Content = new FormUrlEncodedContent([new("account", account), new("return", returnTo), new("__RequestVerificationToken", token)]);
        return await client.SendAsync(request);
    }

    private static string Cookies(HttpResponseMessage response) =>
        string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
