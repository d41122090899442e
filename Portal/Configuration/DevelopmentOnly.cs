namespace Portal.Configuration;

/// <summary>Marks addresses that exist in Development alone; elsewhere they answer as if they were not there.</summary>
internal static class DevelopmentOnly
{
    private const string Prefix = "/dev/";

    internal static void Hide(RazorComponentsEndpointConventionBuilder pages, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            return;
        }

        pages.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                endpoint.RequestDelegate = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                };
            }
        });
    }
}
