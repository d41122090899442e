using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>Public files as RFC 9110 wants them asked for: conditions, codings, ranges and media types, also odd and hostile ones.</summary>
public sealed class OpenFileTests
{
    private const string Address = "/data/country-year.csv";

    [Theory]
    [InlineData("If-None-Match", "{tag}", 304)]
    [InlineData("If-None-Match", "W/{tag}", 304)]
    [InlineData("If-None-Match", ", \"a,b\", {tag} , \"c\"", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"x\" {tag}", 200)]
    [InlineData("If-None-Match", "garbage", 200)]
    [InlineData("If-Modified-Since", "{modified}", 304)]
    [InlineData("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT", 200)]
    [InlineData("If-Modified-Since", "yesterday", 200)]
    [InlineData("If-Modified-Since|If-None-Match", "{modified}|\"x\"", 200)]
    [InlineData("If-Match", "{tag}", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "W/{tag}", 412)]
    [InlineData("If-Match", "\"x\"", 412)]
    [InlineData("If-Unmodified-Since", "{modified}", 200)]
    [InlineData("If-Unmodified-Since", "Mon, 01 Jan 2001 00:00:00 GMT", 412)]
    [InlineData("Range", "bytes=0-0", 206)]
    [InlineData("Range", "BYTES=0-0", 206)]
    [InlineData("Range", "bytes=-99999999", 206)]
    [InlineData("Range", "bytes=-0", 416)]
    [InlineData("Range", "bytes=99999999-", 416)]
    [InlineData("Range", "bytes=0-0,2-3", 200)]
    [InlineData("Range", "bytes=5-2", 200)]
    [InlineData("Range", "bytes=abc", 200)]
    [InlineData("Range", "lines=0-3", 200)]
    [InlineData("Range|If-Range", "bytes=0-3|{tag}", 206)]
    [InlineData("Range|If-Range", "bytes=0-3|{modified}", 206)]
    [InlineData("Range|If-Range", "bytes=0-3|W/{tag}", 200)]
    [InlineData("Range|If-Range", "bytes=0-3|\"x\"", 200)]
    [InlineData("Range|If-None-Match", "bytes=0-3|{tag}", 304)]
    [InlineData("HEAD|Range", "|bytes=0-3", 200)]
    public async Task Conditions_AnyClient_GetTheStatusOfTheStandard(string names, string values, int status)
    {
        var app = await SeededSite.AppAsync();
        using var plain = await app.Client.GetAsync(Address);
        var length = plain.Content.Headers.ContentLength;
        var asked = names.Split('|').Zip(values.Split('|'), (name, value) => (name, value.Replace("{tag}", plain.Headers.ETag!.Tag, StringComparison.Ordinal).Replace("{modified}", plain.Content.Headers.LastModified!.Value.ToString("R"), StringComparison.Ordinal)));

        using var answer = await AskAsync(app, Address, asked);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(status is 200, answer.Content.Headers.ContentLength == length && answer.Content.Headers.ContentRange is null);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("gzip;q=1, br;q=0.1", "gzip")]
    [InlineData("gzip;q=0.1, br;q=0.9", "br")]
    [InlineData("identity;q=1, br;q=0.5", "")]
    [InlineData("GZIP", "gzip")]
    [InlineData("*", "")]
    [InlineData("*;q=0, br", "br")]
    [InlineData("identity, *;q=0", "")]
    [InlineData("identity;q=0, *", "gzip")]
    [InlineData("identity;q=0, br", "br")]
    [InlineData("deflate, zstd", "")]
    [InlineData("br;q=much", "")]
    [InlineData("identity;q=0", null)]
    [InlineData("*;q=0", null)]
    [InlineData("identity;q=0, deflate", null)]
    public async Task Coding_ByWeight_IsTheOneLikedBest(string accepted, string? coding)
    {
        using var answer = await AskAsync(await SeededSite.AppAsync(), Address, [("Accept-Encoding", accepted)]);

        Assert.Equal(coding is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(coding ?? "", string.Join(' ', answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/vnd.sdmx.data+csv;version=2.0.0", "application/vnd.sdmx.data+csv")]
    [InlineData("application/json, text/csv;q=0.5", "application/json")]
    [InlineData("text/csv;q=0, */*", "application/json")]
    [InlineData("garbage", "application/json")]
    public async Task Table_WithoutSuffix_ComesInTheFormatAskedFor(string accept, string type)
    {
        using var answer = await AskAsync(await SeededSite.AppAsync(), "/data/country-year", [("Accept", accept)]);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/data/country-year%252ecsv", 404)]
    [InlineData("/data/%ff%fe.csv", 404)]
    [InlineData("/data/%c0%ae%c0%ae/x", 404)]
    [InlineData("/data//country-year.csv", 404)]
    [InlineData("/data/country-year.csv;a=b", 404)]
    [InlineData("/data/country-year?c[period]=%00", 400)]
    [InlineData("/data/country-year?format=csv&format=xml", 404)]
    [InlineData("/releases/demo-2026-10/v1/data%2fcountry-year.csv", 404)]
    [InlineData("/releases/demo-2026-10/v1/%2e%2e%2f%2e%2e%2fx", 404)]
    [InlineData("/releases/demo-2026-10/v99999999999999999999/manifest.json", 404)]
    public async Task OddAddresses_NamedOrNot_NeverLeadAstray(string address, int status)
    {
        using var answer = await AskAsync(await SeededSite.AppAsync(), address, []);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(PortalApp app, string address, IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            if (name == "HEAD")
            {
                request.Method = HttpMethod.Head;
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await app.Client.SendAsync(request);
    }
}
