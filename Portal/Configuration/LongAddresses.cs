using Microsoft.AspNetCore.Http.Features;

namespace Portal.Configuration;

/// <summary>
/// An address longer than any form of this site makes is answered with a page that says so. The server reads a good deal more than that: what is
/// beyond its own bound it refuses before anything here is asked, without a word.
/// </summary>
internal static class LongAddresses
{
    internal const int Read = 1 << 17;
    private const int Longest = 1 << 13;

    internal static Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > Longest)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = PortalUrls.NotFound;
            context.Request.QueryString = default;
            context.Response.StatusCode = StatusCodes.Status414UriTooLong;
        }

        return next(context);
    }
}
