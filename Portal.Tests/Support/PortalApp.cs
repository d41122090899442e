using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Commands;
using Portal.Data.Seeding;

namespace Portal.Tests.Support;

/// <summary>The whole site on a free port, as `portal serve` builds it, with a database path of its own.</summary>
internal sealed class PortalApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _directory;

    private PortalApp(WebApplication app, string directory)
    {
        _app = app;
        _directory = directory;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>Where the database lies.</summary>
    internal string Folder => _directory;

    internal Uri Address { get; }

    internal HttpClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    internal static Task<PortalApp> StartAsync(string environment = "Development", bool demo = true, params string[] arguments) =>
        StartAsync(NewFolder(), environment, demo, null, arguments);

    /// <summary>The site with a clock that the test moves.</summary>
    internal static Task<PortalApp> StartAtAsync(IClock clock, params string[] arguments) => StartAsync(NewFolder(), "Development", true, clock, arguments);

    /// <summary>The site on a copy of the files of one that has stopped.</summary>
    internal static Task<PortalApp> StartOnCopyAsync(string folder, IClock? clock, params string[] arguments)
    {
        var directory = NewFolder();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
        }

        return StartAsync(directory, "Development", true, clock, arguments);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("portal-app-").FullName;

    private static async Task<PortalApp> StartAsync(string directory, string environment, bool demo, IClock? clock, string[] arguments)
    {
        var app = ServeCommand.Build(
        [
            "--urls", "http://127.0.0.1:0", "--environment", environment, "--applicationName", "portal",
            "--contentRoot", Repository.PathOf("Portal"), "--Portal:Database", Path.Combine(directory, "portal.db"), "--Portal:SeedFolder", Repository.PathOf("seed"),
            "--Portal:Demo", demo ? "true" : "false", "--Portal:Reminders", "false", "--Portal:PublishOnTime", "false", "--Logging:LogLevel:Default", "Warning", .. arguments,
        ],
        services =>
        {
            if (clock is not null)
            {
                services.AddSingleton(clock);
            }
        });
        await app.StartAsync();
        return new PortalApp(app, directory);
    }

    /// <summary>Loads what a first start loads.</summary>
    internal Task LoadSeedAsync() => Services.GetRequiredService<FirstStart>().RunAsync(new Progress<SeedProgress>(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TestFolders.DeleteAsync(_directory);
    }

    /// <summary>Ends the site and leaves its files lying.</summary>
    internal async Task StopAsync()
    {
        Client.Dispose();

        // Its background work writes into the folder until it has stopped; a browser that is still connected is not waited for
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }
}
