using System.CommandLine;
using Portal.Configuration;
using Portal.Data.Seeding;

namespace Portal.Commands;

internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    internal static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, ; between." };
        var database = new Option<string?>("--db") { Description = "Path of a SQLite file, or a PostgreSQL connection string that begins with Host=." };
        var noDemo = new Option<bool>("--no-demo") { Description = "Start without the synthetic notices of the demonstration." };
        var command = new Command("serve", "Serves the site; a first start creates the database and loads seed/.") { urls, database, noDemo };
        command.SetAction((parsed, cancellation) =>
        {
            var host = new List<string>();
            AddArgument(host, "--urls", parsed.GetValue(urls));
            AddArgument(host, "--Portal:Database", parsed.GetValue(database));
            AddArgument(host, "--Portal:Demo", parsed.GetValue(noDemo) ? "false" : null);
            return RunAsync([.. host], cancellation);
        });
        return command;
    }

    internal static async Task<int> RunAsync(string[] hostArguments, CancellationToken cancellation)
    {
        var app = Build(hostArguments);
        await app.Services.GetRequiredService<FirstStart>().RunAsync(new SeedProgressDisplay(), cancellation);
        await app.RunAsync(cancellation);
        return ExitCodes.Done;
    }

    /// <summary>The site, ready to run. Tests start the same one on a free port, with a clock of their own.</summary>
    internal static WebApplication Build(string[] hostArguments, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = hostArguments, ContentRootPath = PortalPaths.ContentRoot });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.AddPortal();
        change?.Invoke(builder.Services);
        return builder.Build().UsePortal().MapPortal();
    }

    private static void AddArgument(List<string> host, string name, string? value)
    {
        if (value is not null)
        {
            host.AddRange([name, value]);
        }
    }
}
