using System.CommandLine;
using Portal.Data.Releases;

namespace Portal.Commands.Releases;

/// <summary><c>portal release export</c>: the signed files, everything together for attacks, and pages for people that work from a disk.</summary>
internal static class ExportVerb
{
    internal static Command Create()
    {
        var database = CommandDatabase.CreateOption();
        var folder = new Argument<string>("dir") { Description = "Folder to write; it must be empty or new." };
        var site = new Option<string?>("--site") { Description = "Address under which people reach the site, for citations and the catalogue. Default: Portal:PublicUrl." };
        var noPages = new Option<bool>("--no-pages") { Description = "Leaves out the pages for people." };
        var command = new Command("export", "Writes everything published into a folder that anybody can read, verify and attack offline.") { database, folder, site, noPages };
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = Path.GetFullPath(parsed.GetValue(folder)!);
            if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
            {
                await CommandOutput.Error.WriteLineAsync($"folder-not-empty: {root} holds files already.");
                return ExitCodes.WrongUsage;
            }

            if (parsed.GetValue(site) is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            {
                await CommandOutput.Error.WriteLineAsync("--site takes an address such as https://register.example");
                return ExitCodes.WrongUsage;
            }

            try
            {
                return await RunAsync(root, parsed.GetValue(database), parsed.GetValue(site), !parsed.GetValue(noPages), cancellation);
            }
            catch (InvalidOperationException lost) when (lost.Message.StartsWith("signing-key-", StringComparison.Ordinal))
            {
                await CommandOutput.Error.WriteLineAsync(lost.Message + " The pages can't be signed: --no-pages leaves them out.");
                return ExitCodes.Finding;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(string root, string? database, string? site, bool withPages, CancellationToken cancellation)
    {
        await using var opened = await CommandDatabase.OpenAsync(database, cancellation);
        await using var services = opened.Services();
        var files = await services.GetRequiredService<ReleaseExport>().FilesAsync(cancellation);
        var pages = withPages ? [.. await StaticPages.WriteAsync(root, database, site, [.. files.Keys], cancellation)] : new List<ReleaseFile>();
        foreach (var (path, bytes) in withPages ? await services.GetRequiredService<ReleaseSite>().SealAsync(pages, cancellation) : [])
        {
            await StaticPages.SaveAsync(root, path, bytes, cancellation);
            pages.Add(ReleaseFile.Of(path, bytes));
        }

        var size = 0L;
        foreach (var (path, bytes) in files)
        {
            await StaticPages.SaveAsync(root, path, bytes, cancellation);
            size += bytes.LongLength;
        }

        CommandOutput.WriteJson(new
        {
            Files = files.Count,
            Bytes = size,
            Pages = pages.Count(page => page.Path.EndsWith(".html", StringComparison.Ordinal)),
            PageFiles = pages.Count,
            PageBytes = pages.Sum(page => page.Bytes),
        });
        return ExitCodes.Done;
    }
}
