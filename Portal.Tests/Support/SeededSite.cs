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

        // An exception here would end the whole run, all tests green or not; Task.WhenAny carries none
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.WhenAny(app.DisposeAsync().AsTask(), Task.Delay(TimeSpan.FromSeconds(10))).Wait();
        return app;
    }
}
