using System.CommandLine;

namespace Portal.Commands;

internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    internal static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, ; between." };
        var command = new Command("serve", "Serves the site; a first start creates the database and loads seed/.") { urls };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(urls) is { } value ? ["--urls", value] : [], cancellation));
        return command;
    }

    internal static async Task<int> RunAsync(string[] hostArguments, CancellationToken cancellation)
    {
        var app = Build(hostArguments);
        await app.RunAsync(cancellation);
        return ExitCodes.Done;
    }

    /// <summary>The site, ready to run. Tests start the same one on a free port.</summary>
    internal static WebApplication Build(string[] hostArguments)
    {
        var builder = WebApplication.CreateBuilder(hostArguments);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder.AddPortal().Build().UsePortal().MapPortal();
    }
}
