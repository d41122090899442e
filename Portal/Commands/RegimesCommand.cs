using System.CommandLine;

namespace Portal.Commands;

/// <summary>The catalogue of time limits that counts in a database.</summary>
internal static class RegimesCommand
{
    internal static Command Create() => new("regimes", "The catalogue of time limits.") { CreateExport() };

    private static Command CreateExport()
    {
        var output = new Option<string?>("--out") { Description = "File to write; standard output where not given." };
        var database = CommandDatabase.CreateOption();
        var command = new Command("export", "Writes the catalogue in force, with every approved change, as seed/regimes.json is written.") { output, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            var text = (await opened.RulesAsync(cancellation)).Current.ToFile();
            if (parsed.GetValue(output) is { } path)
            {
                await File.WriteAllTextAsync(path, text, cancellation);
            }
            else
            {
                await CommandOutput.Out.WriteAsync(text);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
