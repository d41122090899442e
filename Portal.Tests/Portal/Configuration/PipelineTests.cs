using System.Net;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Configuration;

public sealed class PipelineTests
{
    [Fact]
    public async Task PublicPage_AnyAddress_CarriesNoScriptAndThePublicPolicy()
    {
        await using var app = await PortalApp.StartAsync();

        var response = await app.Client.GetAsync("/not-found");

        Assert.Equal(SecurityHeaders.PublicPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task UnknownAddress_AnyMethod_AnswersNotFoundInWords()
    {
        await using var app = await PortalApp.StartAsync();

        var response = await app.Client.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no page at this address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorPage_WithoutAnError_IsNotThere()
    {
        await using var app = await PortalApp.StartAsync();

        using var response = await app.Client.GetAsync("/error");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("could not be read", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.NotFound)]
    public async Task Gallery_OutsideDevelopment_IsNotThere(string environment, HttpStatusCode expected)
    {
        await using var app = await PortalApp.StartAsync(environment);

        var response = await app.Client.GetAsync("/dev/gallery");

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("xn--a", HttpStatusCode.BadRequest)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", HttpStatusCode.BadRequest)]
    [InlineData("register.example:8080", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    public async Task Host_NoAddressCanBeBuiltOf_IsRefused(string host, HttpStatusCode expected)
    {
        await using var app = await PortalApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/help", UriKind.Relative)) { Headers = { Host = host } };

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "account=auditor")]
    [InlineData(null, "")]
    public async Task SignIn_WithoutAForm_IsABadRequestInWords(string? type, string body)
    {
        await using var app = await PortalApp.StartAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = type is null ? null : new System.Net.Http.Headers.MediaTypeHeaderValue(type);

        using var response = await app.Client.PostAsync("/sign-in", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("\"UTF-7\"")]
    [InlineData("nope")]
    public async Task Form_InCharactersNobodyReads_SaysThatItCouldNotBeRead(string charset)
    {
        await using var app = await PortalApp.StartAsync();
        using var content = new StringContent("account=auditor");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/x-www-form-urlencoded; charset={charset}");

        using var response = await app.Client.PostAsync("/sign-out", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("This form could not be read", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task SignIn_FormWithoutItsToken_SaysThatItCouldNotBeRead(string environment)
    {
        await using var app = await PortalApp.StartAsync(environment);
        using var content = new FormUrlEncodedContent([new("account", "auditor")]);

        using var response = await app.Client.PostAsync("/sign-in", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("This form could not be read", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help?q=", HttpStatusCode.OK, 4_000)]
    [InlineData("/help?q=", HttpStatusCode.RequestUriTooLong, 9_000)]
    [InlineData("/sdmx/3/data/", HttpStatusCode.RequestUriTooLong, 100_000)]
    public async Task Address_TooLong_SaysSo(string path, HttpStatusCode expected, int length)
    {
        await using var app = await PortalApp.StartAsync();

        using var response = await app.Client.GetAsync(path + new string('a', length));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected != HttpStatusCode.OK, (await response.Content.ReadAsStringAsync()).Contains("This address is too long", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://register.example", true)]
    [InlineData("http://127.0.0.1:5080", false)]
    public async Task PublicUrl_OfHttps_KeepsCookiesAndBrowsersToIt(string url, bool isSecure)
    {
        await using var app = await PortalApp.StartAsync("Production", arguments: ["--Portal:PublicUrl", url]);

        using var response = await app.Client.GetAsync("/sign-in");

        Assert.Equal(isSecure, response.Headers.Contains("Strict-Transport-Security"));
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
    }

    [Theory]
    [InlineData("/app.css", "text/css")]
    [InlineData("/charts.css", "text/css")]
    [InlineData("/portal.styles.css", "text/css")]
    [InlineData("/workbench.js", "text/javascript")]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    public async Task Asset_AnyEnvironment_IsServedWithATag(string path, string type)
    {
        await using var app = await PortalApp.StartAsync("Production");

        var response = await app.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
    }
}
