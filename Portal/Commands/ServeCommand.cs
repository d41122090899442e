using System.CommandLine;

namespace Portal.Commands;

internal static class ServeCommand
{
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
        var builder = WebApplication.CreateBuilder(hostArguments);
        var app = builder.Build();
        app.MapGet("/", () => "Removal Time Register");
        await app.RunAsync(cancellation);
        return ExitCodes.Done;
    }
}
