namespace Portal.Api;

/// <summary>Addresses that anybody may read from anywhere: GET and HEAD, and the question of a browser whether a page elsewhere may ask.</summary>
internal static class OpenRoutes
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Ask = [HttpMethods.Options];

    internal static void MapOpen(this IEndpointRouteBuilder routes, string pattern, Delegate handler)
    {
        routes.MapMethods(pattern, Read, handler);
        routes.MapMethods(pattern, Ask, Preflight);
    }

    private static void Preflight(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "Accept, If-None-Match, If-Range, Range";
        context.Response.Headers.AccessControlMaxAge = "86400";
    }
}
