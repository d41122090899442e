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
        if (request.QueryString.HasValue
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Path.Value is not { } path
            || !path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return next(context);
        }

        var current = data.CurrentAsync(context.RequestAborted);
        return current.IsCompletedSuccessfully ? SendAsync(context, current.Result, path) : WaitAsync(context, current, path);
    }

    private async Task WaitAsync(HttpContext context, ValueTask<OpenDataSet> current, string path) => await SendAsync(context, await current, path);

    private Task SendAsync(HttpContext context, OpenDataSet open, string path) =>
        open.TryFile(path[Prefix.Length..], out var file) ? OpenFileResult.SendAsync(context, file) : next(context);
}
