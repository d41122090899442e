
namespace Portal.Tests.Support;

/// <summary>One site with everything of a first start loaded, shared by the tests that only read it.</summary>
internal static class SeededSite
{
    private static readonly Lazy<Task<PortalApp>> Started = new(StartAsync);

    internal static Task<PortalApp> AppAsync() => Started.Value;

    /// <summary>Ends the site, if it was started.</summary>
    internal static async Task StopAsync()
    {
        if (Started is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } app })
        {
            await (await app).DisposeAsync();
        }
    }

    private static async Task<PortalApp> StartAsync()
    {
        var app = await PortalApp.StartAsync();
        await app.LoadSeedAsync();
        return app;
    }
}
