using System.CommandLine;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Slices;

namespace Portal.Commands;

/// <summary><c>portal slice</c>: every measure of one slice as JSON.</summary>
internal static class SliceCommand
{
    internal static Command Create()
    {
        var database = CommandDatabase.CreateOption();
        var options = new SliceCommandOptions();
        var command = new Command("slice", "Prints every measure of one slice of the notices as JSON.") { database };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (question, problem) = options.Read(parsed).Read(SystemClock.Instance.GetCurrentInstant());
            if (question is null)
            {
                return await RefuseAsync(problem!);
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await using var services = opened.Services();
            return await RunAsync(ActivatorUtilities.CreateInstance<SliceAnswers>(services), options.ScopeOf(parsed), question, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(SliceAnswers answers, Scope scope, SliceQuestion question, CancellationToken cancellation)
    {
        if (await answers.UnknownCodeAsync(question, cancellation) is { } unknown)
        {
            return await RefuseAsync(unknown);
        }

        if (scope is Scope.OfJurisdiction { Code: var code } && !new EventCodes { IsProvider = _ => false }.IsCountry(code))
        {
            return await RefuseAsync(new SliceProblem("jurisdiction", "has no such code"));
        }

        var (document, asked) = await answers.FromCellsAsync(scope, question, cancellation);
        CommandOutput.WriteJson(document ?? await answers.FromEventsAsync(scope, asked, cancellation));
        return ExitCodes.Done;
    }

    private static async Task<int> RefuseAsync(SliceProblem problem)
    {
        await CommandOutput.Error.WriteLineAsync($"--{problem.Part.Replace('_', '-')} {problem.Message}");
        return ExitCodes.WrongUsage;
    }
}
