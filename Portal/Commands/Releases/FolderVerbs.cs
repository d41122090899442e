using System.CommandLine;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Signing;

namespace Portal.Commands.Releases;

/// <summary>Verbs that show, export and verify what was published.</summary>
internal static class FolderVerbs
{
    internal static Command Show()
    {
        var database = CommandDatabase.CreateOption();
        var release = new Argument<string?>("release") { Description = "Id of a release; all if not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", "Prints drafts with everything that was done to them.") { database, release };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await using var services = opened.Services();
            var drafts = await services.GetRequiredService<ReleaseQueries>().DraftsAsync(cancellation);
            CommandOutput.WriteJson(new { Drafts = drafts.Where(draft => parsed.GetValue(release) is not { } id || draft.Release == id).Select(DraftDocument.Of) });
            return ExitCodes.Done;
        });
        return command;
    }

    internal static Command Verify()
    {
        var database = new Option<string?>("--db") { Description = "Also proves that this database gives the same cells at K." };
        var folder = new Argument<string>("dir") { Description = "An exported folder." };
        var command = new Command("verify", "Checks signatures, the chain and every byte of an exported folder, offline.") { folder, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = Path.GetFullPath(parsed.GetValue(folder)!);
            if (!Directory.Exists(root))
            {
                await CommandOutput.Error.WriteLineAsync($"missing-folder: there is no folder {root}.");
                return ExitCodes.WrongUsage;
            }

            var paths = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).ToList();
            var check = ReleaseFolder.Verify(path => Open(root, path), paths);
            IReadOnlyList<InputProblem> cells = [];
            if (parsed.GetValue(database) is { } address)
            {
                await using var opened = await CommandDatabase.OpenAsync(address, cancellation);
                await using var services = opened.Services();
                cells = await services.GetRequiredService<CellsCheck>().RunAsync(cancellation);
            }

            CommandOutput.WriteJson(new
            {
                check.Versions,
                check.Files,
                check.Keys,
                CellsCompared = parsed.GetValue(database) is not null,
                Problems = check.Problems.Concat(cells),
            });
            return check.Problems.Count + cells.Count == 0 ? ExitCodes.Done : ExitCodes.Finding;
        });
        return command;
    }

    internal static Command RotateKey()
    {
        var database = CommandDatabase.CreateOption();
        var command = new Command("rotate-key", "Retires the key that signs and makes another; what the old one signed stays provable.") { database };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await using var services = opened.Services();
            CommandOutput.WriteJson(new { Key = (await services.GetRequiredService<SigningKeyStore>().RotateAsync(cancellation)).Kid });
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Names that lead out of the folder are none.</summary>
    private static byte[]? Open(string root, string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(full) ? File.ReadAllBytes(full) : null;
    }
}
