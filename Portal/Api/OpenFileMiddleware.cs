using Portal.Data.Releases;

namespace Portal.Api;

/// <summary>
/// Answers for whole public files before anything else runs: they need no routing, no cookies and no sign-in, and are asked for more often than
/// everything else together. What it does not know goes on to the ordinary endpoints.
/// </summary>
internal sealed class OpenFileMiddleware(RequestDelegate next, OpenData data)
{
    private const string Prefix = PortalUrls.Data + "/";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value is not { } path || !path.StartsWith(PortalUrls.Data, StringComparison.Ordinal))
        {
            return next(context);
        }

        if (path.Length == PortalUrls.Data.Length)
        {
            return CatalogueAsync(context);
        }

        if (request.QueryString.HasValue || path[PortalUrls.Data.Length] != '/' || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return next(context);
        }

        var current = data.CurrentAsync(context.RequestAborted);
        return current.IsCompletedSuccessfully ? SendAsync(context, current.Result, path) : WaitAsync(context, current, path);
    }

    /// <summary>The catalogue is a page for people and a file for programs, at one address.</summary>
    private Task CatalogueAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        if (OpenAccept.PrefersFile(context.Request))
        {
            context.Request.Path = PortalUrls.DataCatalogue;
        }

        return next(context);
    }

    private async Task WaitAsync(HttpContext context, ValueTask<OpenDataSet> current, string path) => await SendAsync(context, await current, path);

    private Task SendAsync(HttpContext context, OpenDataSet open, string path)
    {
        if (open.TryFile(path.AsSpan(Prefix.Length), out var file))
        {
            return OpenFileResult.SendAsync(context, file);
        }

        return next(context);
    }
}
