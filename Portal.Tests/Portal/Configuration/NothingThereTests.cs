using System.Net;
using AngleSharp.Html.Parser;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Configuration;

/// <summary>An address that names a thing which does not exist is answered 404 with words, also where a page is live.</summary>
public sealed class NothingThereTests
{
    [Theory]
    [InlineData("auditor", "/countries/zz")]
    [InlineData("auditor", "/providers/nope")]
    [InlineData("auditor", "/figures/nope")]
    [InlineData("auditor", "/figures/providers/nope")]
    [InlineData("auditor", "/regimes/nope")]
    [InlineData("auditor", "/releases/demo-1999-01")]
    [InlineData("auditor", "/data/tables/nope")]
    [InlineData("regulator-xb", "/regulator/providers/nope")]
    [InlineData("statistician", "/operations/releases/nope/v1")]
    [InlineData("statistician", "/operations/releases/demo-2026-10/v99")]
    [InlineData("statistician", "/operations/releases/demo-2026-10/v99/preview")]
    [InlineData("operator", "/operations/rules/proposals/99")]
    [InlineData("operator", "/operations/rules/propose?rule=nope")]
    public async Task Page_OfWhatDoesNotExist_IsNotFoundInWords(string account, string path)
    {
        using var client = await SignedInClient.OfAsync(account);

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no page at this address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regulator-xb", "/regulator/providers/nope", "/regulator/board", "/regulator")]
    [InlineData("regulator-xb", "/operations/nope", "/regulator/board", "/regulator")]
    [InlineData("provider-syn-001", "/provider/nope", "/provider/clocks", "/provider")]
    [InlineData("auditor", "/operations/nope", "/operations/audit", "/regulator")]
    [InlineData("statistician", "/operations/releases/nope/v1", "/operations/audit", "/operations")]
    public async Task Workbench_OfWhatDoesNotExist_KeepsItsFrameAndAWayBack(string account, string path, string area, string desk)
    {
        using var client = await SignedInClient.OfAsync(account);

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector($".rail a[href='{area}']"));
        Assert.NotNull(page.QuerySelector(".rail form[action='/sign-out'] input[name=__RequestVerificationToken]"));
        Assert.NotNull(page.QuerySelector($"main a[href='{desk}']"));
        Assert.Null(page.QuerySelector(".masthead"));
    }

    [Theory]
    [InlineData("auditor", "/countries/zz")]
    [InlineData(null, "/operations/nope")]
    public async Task Elsewhere_OfWhatDoesNotExist_HasThePublicFrame(string? account, string path)
    {
        using var client = account is null ? new HttpClient { BaseAddress = (await SeededSite.AppAsync()).Address } : await SignedInClient.OfAsync(account);

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector(".masthead"));
        Assert.Null(page.QuerySelector(".rail"));
    }

    [Theory]
    [InlineData("regulator-xb", "/regulator/providers/syn-001")]
    [InlineData("statistician", "/operations/releases/demo-2026-10/v1/preview")]
    [InlineData("operator", "/operations/rules/propose?rule=")]
    public async Task Page_OfWhatExists_IsFound(string account, string path)
    {
        using var client = await SignedInClient.OfAsync(account);

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
