using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Seeding;

namespace Portal.Tests.Support;

/// <summary>One site with everything of a first start loaded, shared by the tests that only read it.</summary>
internal static class SeededSite
{
    private static readonly Lazy<Task<PortalApp>> Started = new(StartAsync);

    internal static Task<PortalApp> AppAsync() => Started.Value;

    private static async Task<PortalApp> StartAsync()
    {
        var app = await PortalApp.StartAsync();
        await app.Services.GetRequiredService<FirstStart>().RunAsync(new Progress<SeedProgress>(), CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => app.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return app;
    }
}
