using System.Net.Mime;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using Portal.Ui.Files;

namespace Portal.Configuration;

/// <summary>
/// Charts of public pages as files. The page is drawn as ever and what its figure drew is sent in its place, so that a file never says
/// anything else than the page, and a page that nobody may see gives no file.
/// </summary>
internal static class ChartFiles
{
    /// <summary>Stands before routing: leads to the page.</summary>
    internal static async Task FindAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (PortalUrls.ReadChart(path.Value ?? "") is not { } wish)
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            // The page that explains an unknown address would make a 404 of it
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Get;
            await context.Response.WriteAsync("A chart is only for reading: ask with GET.", context.RequestAborted);
            return;
        }

        context.Features.Set(wish);
        context.Request.Path = wish.Page;
        try
        {
            await next(context);
        }
        finally
        {
            // What explains an unknown address is a page of its own
            context.Request.Path = path;
            context.Features.Set<ChartWish>(null);
        }
    }

    /// <summary>Stands after routing: only public pages have charts to take away.</summary>
    internal static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<ChartWish>() is null || PublicPages.IsPublic(context.GetEndpoint()))
        {
            return next(context);
        }

        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The file, with its own headers; null where the page has no such chart.</summary>
    internal static async Task<byte[]?> WriteAsync(HttpContext context, ChartWish wish)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<PageFigures>().Find(wish.Figure) is not { } sheet)
        {
            return null;
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        if (wish.Suffix == ChartWish.Csv)
        {
            headers.ContentType = $"{MediaTypeNames.Text.Csv}; charset=utf-8";
            return ChartFileWriter.Csv(sheet);
        }

        var style = services.GetRequiredService<ChartStyle>();
        headers.ContentType = MediaTypeNames.Image.Svg;
        headers[HeaderNames.ContentSecurityPolicy] = style.Policy;
        return await ChartFileWriter.SvgAsync(sheet, style.Text, services, services.GetRequiredService<ILoggerFactory>());
    }
}
