namespace Portal.Configuration;

/// <summary>Refuses a host that no address can be built of: pages and catalogues write addresses of this site.</summary>
internal static class HostNames
{
    private const int Longest = 253;

    internal static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (IsHost(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static bool IsHost(HttpRequest request)
    {
        try
        {
            var origin = new Uri(PortalUrls.Origin(request) + PortalUrls.Home);
            return request.Host.Host.Length is > 0 and <= Longest && origin.IdnHost.Length > 0 && origin.AbsolutePath == PortalUrls.Home && origin.UserInfo.Length == 0;
        }
        catch (Exception refused) when (refused is UriFormatException or ArgumentException)
        {
            return false;
        }
    }
}
