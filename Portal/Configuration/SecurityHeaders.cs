using Microsoft.AspNetCore.Components.Endpoints;

namespace Portal.Configuration;

/// <summary>
/// Headers on every answer. Public pages may load a style sheet and a picture, and send a form here; nothing else.
/// The workbench adds its script, and the inline styles that the component library sets.
/// </summary>
internal static class SecurityHeaders
{
    // A year, as browsers' own lists ask for; a wrong word here would lock people out, so nothing is said of other hosts
    internal const string OnlyHttps = "max-age=31536000";

    internal const string PublicPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal const string WorkbenchPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    internal static Task AddAsync(HttpContext context, RequestDelegate next, bool isSecure)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = IsInteractive(context) ? WorkbenchPolicy : PublicPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (isSecure)
        {
            headers.StrictTransportSecurity = OnlyHttps;
        }

        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return next(context);
    }

    // A page that is not excluded from interactive routing opens a circuit.
    private static bool IsInteractive(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && metadata.GetMetadata<Microsoft.AspNetCore.Components.ExcludeFromInteractiveRoutingAttribute>() is null;
}
