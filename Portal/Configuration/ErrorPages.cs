using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Configuration;

/// <summary>
/// Pages that explain an error are read, whatever was sent: without this the page that explains an unknown address would itself refuse a form
/// for its missing token, and a 404 would turn into a 400.
/// </summary>
internal static class ErrorPages
{
    /// <summary>
    /// A request that can't be read is the sender's to mend and keeps its own status; everything else is ours, 500. Made anew for each site: the
    /// handler keeps in it what it built of the site's services.
    /// </summary>
    internal static ExceptionHandlerOptions Options() => new()
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,

        // What a sender got wrong is no failure of this program: its log would fill with traces that nobody can mend
        SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
        StatusCodeSelector = error => error is BadHttpRequestException unread ? unread.StatusCode : StatusCodes.Status500InternalServerError,
    };

    internal static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        var isExplained = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (isExplained && !HttpMethods.IsHead(method))
        {
            context.Request.Method = HttpMethods.Get;

            // Found for the method that was sent; routing looks again
            context.SetEndpoint(null);
        }

        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }
}
