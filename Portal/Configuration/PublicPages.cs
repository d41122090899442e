using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Portal.Ui;

namespace Portal.Configuration;

/// <summary>
/// Public pages say the same to everybody, so nobody gets a cookie with one, any cache may keep it for a minute, and who has it already is told so.
/// What the framework writes behind a page for circuits, which these pages never open, is left out: it would make every copy another one.
/// </summary>
internal static class PublicPages
{
    private const string Surface = "Portal.Public";
    private const string Personal = Surface + ".Reminders";

    internal static async Task SendAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !IsPublic(context.GetEndpoint()))
        {
            await next(context);
            return;
        }

        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var page = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(page));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
        }

        var content = WithoutTail(page.GetBuffer().AsMemory(0, (int)page.Length));
        if (!IsFramed(context))
        {
            context.Response.Headers.Remove(HeaderNames.SetCookie);
        }

        if (context.Features.Get<ChartWish>() is { } wish)
        {
            if (context.Response.StatusCode != StatusCodes.Status200OK || await ChartFiles.WriteAsync(context, wish) is not { } file)
            {
                context.Response.Headers.ContentType = default;
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            content = file;
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 16))}\"";
            context.Response.Headers.Remove(HeaderNames.Pragma);
            context.Response.Headers.ETag = tag;

            // Who is signed in may get a cookie renewed with it
            context.Response.Headers.CacheControl = context.User.Identity is { IsAuthenticated: true } ? "private, no-cache" : "public, max-age=60";
            if (EntityTags.IsKnown(context.Request.Headers.IfNoneMatch, tag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        await body.Stream.WriteAsync(content, context.RequestAborted);
    }

    internal static bool IsPublic(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.Namespace is { } name && name.StartsWith(Surface, StringComparison.Ordinal) && !name.StartsWith(Personal, StringComparison.Ordinal);

    // The answer that nothing is there stands in the frame of whoever is signed in, and the form that signs out needs its cookie
    private static bool IsFramed(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } && context.Features.Get<IStatusCodeReExecuteFeature>() is { } asked && AskedPath.IsOfWorkbench(asked.OriginalPath);

    private static ReadOnlyMemory<byte> WithoutTail(ReadOnlyMemory<byte> page)
    {
        var end = page.Span.LastIndexOf("</html>"u8);
        return end < 0 ? page : page[..(end + "</html>"u8.Length)];
    }
}
