using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Portal.Configuration;

/// <summary>
/// 405 is for an address that can be read and takes nothing; where there is nothing to read, 404 is the truth. Whoever asks for the head of a
/// page gets the head that the page has.
/// </summary>
internal static class KnownAddresses
{
    private static readonly string[] Sending = [HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    /// <summary>Stands before routing.</summary>
    internal static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await ReadAsync(context, next);
            return;
        }

        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false })
        {
            var allowed = context.Response.Headers.Allow;
            await ReadAsync(context, next);
            var isKnown = context.Response.StatusCode != StatusCodes.Status404NotFound || TakesSomething(allowed);
            context.Response.Clear();
            context.Response.StatusCode = isKnown ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
            if (isKnown)
            {
                context.Response.Headers.Allow = allowed;
            }
        }
    }

    /// <summary>Stands after routing: pages take nothing, what people send goes to endpoints of its own.</summary>
    internal static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return next(context);
        }

        // A page with a form: what came was no form, else its own endpoint had taken it
        if (context.Request.Path == PortalUrls.SignIn)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    // An address that only takes things has nothing to read
    private static bool TakesSomething(StringValues allowed) => Array.Exists(Sending, method => allowed.ToString().Contains(method, StringComparison.Ordinal));

    /// <summary>What GET would answer, without its body.</summary>
    private static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var (method, body) = (context.Request.Method, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(null);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
            context.Request.Method = method;
        }
    }
}
