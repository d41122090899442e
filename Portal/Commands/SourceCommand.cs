using System.CommandLine;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Commands;

/// <summary>Who may send events.</summary>
internal static class SourceCommand
{
    internal static Command Create() => new("source", "Who may send events.") { CreateAdd(), CreateList() };

    private static Command CreateAdd()
    {
        var code = new Option<string>("--code") { Description = "Stable code, as --source takes it.", Required = true };
        var name = new Option<string?>("--name") { Description = "Name as people read it." };
        var scope = new Option<string?>("--namespace") { Description = "Sources that share one speak of the same notices; the code where not given." };
        var history = new Option<bool>("--history") { Description = "May set recorded_at." };
        var tolerance = new Option<int>("--tolerance") { Description = "Tolerance of its clock in seconds.", DefaultValueFactory = _ => 120 };
        var synthetic = new Option<bool>("--synthetic") { Description = "Sends invented events." };
        var database = CommandDatabase.CreateOption();
        var command = new Command("add", "Adds a source, or changes the one with that code.") { code, name, scope, history, tolerance, synthetic, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = new Source
            {
                Code = parsed.GetValue(code)!,
                Name = parsed.GetValue(name) ?? parsed.GetValue(code)!,
                Namespace = parsed.GetValue(scope) ?? parsed.GetValue(code)!,
                MayLoadHistory = parsed.GetValue(history),
                ToleranceSeconds = parsed.GetValue(tolerance),
                IsSynthetic = parsed.GetValue(synthetic),
            };
            if (source.Code == ClaimStore.Source.Code)
            {
                await CommandOutput.Error.WriteLineAsync("That code is the register's own, for decisions entered in it.");
                return ExitCodes.WrongUsage;
            }

            if (ContentGate.Refusal(source.Code) is not null || ContentGate.Refusal(source.Namespace) is not null || source.ToleranceSeconds is < 0 or > 86_400)
            {
                await CommandOutput.Error.WriteLineAsync("Code and namespace are opaque references of ASCII letters, digits, - and _; the tolerance is 0 to 86400.");
                return ExitCodes.WrongUsage;
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await new SourceStore(opened.Database).PutAsync(source, cancellation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateList()
    {
        var database = CommandDatabase.CreateOption();
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("list", "Lists the sources.") { database, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            var sources = await new SourceStore(opened.Database).AllAsync(cancellation);
            if (parsed.GetValue(json))
            {
                CommandOutput.WriteJson(sources);
                return ExitCodes.Done;
            }

            foreach (var source in sources)
            {
                CommandOutput.Out.WriteLine($"{source.Code}\t{source.Namespace}\t{source.Name}{(source.MayLoadHistory ? "\tmay load history" : "")}");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
