using NodaTime;

namespace Portal.Tests.Support;

/// <summary>Sites with everything of a first start loaded. That is done once a run; each site starts on a copy of its files.</summary>
internal static class SeededSite
{
    private static readonly Lazy<Task<string>> Seeded = new(SeedAsync);
    private static readonly Lazy<Task<PortalApp>> Shared = new(() => OwnAsync());

    /// <summary>The one that is shared by the tests that only read it.</summary>
    internal static Task<PortalApp> AppAsync() => Shared.Value;

    /// <summary>One of a test's own, to write into.</summary>
    internal static async Task<PortalApp> OwnAsync(IClock? clock = null, params string[] arguments) => await PortalApp.StartOnCopyAsync(await Seeded.Value, clock, arguments);

    /// <summary>Ends the shared site, if it was started.</summary>
    internal static async Task StopAsync()
    {
        if (Shared is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } app })
        {
            await (await app).DisposeAsync();
        }

        if (Seeded is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } folder })
        {
            await TestFolders.DeleteAsync(await folder);
        }
    }

    private static async Task<string> SeedAsync()
    {
        var app = await PortalApp.StartAsync();
        await app.LoadSeedAsync();
        await app.StopAsync();
        return app.Folder;
    }
}
