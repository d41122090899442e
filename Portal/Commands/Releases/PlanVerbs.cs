using System.CommandLine;
using Portal.Configuration;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;

namespace Portal.Commands.Releases;

/// <summary>Verbs that write a plan to standard output and change nothing.</summary>
internal static class PlanVerbs
{
    internal static Command Plan()
    {
        var database = CommandDatabase.CreateOption();
        var programme = new Option<string?>("--programme") { Description = "Programme file; seed/programme.json if not given." };
        var demo = new Option<bool>("--demo") { Description = "The demonstration's programme, seed/demo/programme.json." };
        var period = new Option<string?>("--period") { Description = "Newest month, such as 2026-10; the last one that is over if not given." };
        var asOf = ReleaseOptions.At("--as-of", "A: the instant of looking; now if not given.");
        var knownAt = ReleaseOptions.At("--known-at", "K: the instant of knowing; now if not given.");
        var command = new Command("plan", "Writes the plan of the next release: tables, periods, A, K and rules.") { database, programme, demo, period, asOf, knownAt };
        command.SetAction(async (parsed, cancellation) =>
        {
            ReleasePeriod month = default;
            if (parsed.GetValue(period) is { } text && !ReleasePeriod.TryParse(text, out month))
            {
                await CommandOutput.Error.WriteLineAsync("--period: a month such as 2026-10");
                return ExitCodes.WrongUsage;
            }

            var file = parsed.GetValue(programme) ?? Path.Combine(PortalPaths.SeedFolder, parsed.GetValue(demo) ? "demo" : ".", "programme.json");
            var (read, problems) = ProgrammeReader.Read(await File.ReadAllTextAsync(file, cancellation));
            if (read is null)
            {
                return await RefuseAsync(problems);
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await using var services = opened.Services();
            return await WriteAsync(await services.GetRequiredService<ReleasePlanning>().NextAsync(
                read,
                parsed.GetValue(period) is null ? null : month,
                ReleaseOptions.Instant(parsed.GetValue(asOf)),
                ReleaseOptions.Instant(parsed.GetValue(knownAt)),
                cancellation));
        });
        return command;
    }

    internal static Command Version()
    {
        var database = CommandDatabase.CreateOption();
        var release = ReleaseOptions.Release();
        var reason = new Option<string>("--reason") { Description = "Why there is a correction, in a sentence that people read.", Required = true };
        var emergency = new Option<bool>("--emergency") { Description = "Takes wrong numbers away now and shows no new ones; without it a fixed vintage must be due." };
        var command = new Command("version", "Writes the plan of a correction: the same tables with what is known by now.") { database, release, reason, emergency };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await using var services = opened.Services();
            return await WriteAsync(await services.GetRequiredService<ReleasePlanning>()
                .CorrectionAsync(parsed.GetValue(release)!, parsed.GetValue(reason)!, parsed.GetValue(emergency), cancellation));
        });
        return command;
    }

    internal static Command Vintages()
    {
        var database = CommandDatabase.CreateOption();
        var programme = new Argument<string>("programme") { Description = "Id of the programme, such as register-1." };
        var command = new Command("vintages", "Lists when each release is looked at anew, and which version did.") { database, programme };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await using var services = opened.Services();
            var vintages = await services.GetRequiredService<ReleasePlanning>().VintagesAsync(parsed.GetValue(programme)!, cancellation);
            CommandOutput.WriteJson(vintages.Select(one => new { one.Release, one.AfterMonths, DueAt = NodaTime.Text.InstantPattern.ExtendedIso.Format(one.DueAt), one.IsDue, one.Version }));
            return ExitCodes.Done;
        });
        return command;
    }

    internal static async Task<int> RefuseAsync(IEnumerable<InputProblem> problems)
    {
        foreach (var problem in problems)
        {
            await CommandOutput.Error.WriteLineAsync($"{problem.Rule}: {problem.Message}");
        }

        return ExitCodes.Finding;
    }

    private static async Task<int> WriteAsync((ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems) outcome)
    {
        if (outcome.Plan is not { } plan)
        {
            return await RefuseAsync(outcome.Problems);
        }

        await CommandOutput.Out.WriteLineAsync(plan.ToJson());
        return ExitCodes.Done;
    }
}
