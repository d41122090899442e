using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Support;

/// <summary>Somebody of the demonstration signed in to the seeded site, without a browser.</summary>
internal static class SignedInClient
{
    internal static async Task<HttpClient> OfAsync(string account)
    {
        using var response = await PostAsync(account, "");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = (await SeededSite.AppAsync()).Address };
        client.DefaultRequestHeaders.Add("Cookie", Cookies(response));
        return client;
    }

    internal static async Task<HttpResponseMessage> PostAsync(string account, string returnTo)
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

    /// <summary>A page as it stands before any script ran.</summary>
    internal static async Task<IDocument> PageAsync(this HttpClient client, string path) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path));

    /// <summary>The texts of a table's rows, heads among them, by the table's id.</summary>
    internal static IReadOnlyList<string[]> Rows(this IDocument page, string table) =>
    [
        .. page.QuerySelector($"[aria-labelledby='{table}-caption']")!.QuerySelectorAll("tbody tr")
            .Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()),
    ];

    private static string Cookies(HttpResponseMessage response) =>
        string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
