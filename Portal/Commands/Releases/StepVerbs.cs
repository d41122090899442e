using System.CommandLine;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;

namespace Portal.Commands.Releases;

/// <summary>Verbs that take a draft one step further. Each names who acts; what is refused changes nothing.</summary>
internal static class StepVerbs
{
    internal static Command Build()
    {
        var database = CommandDatabase.CreateOption();
        var (file, actor) = (new Argument<string>("plan") { Description = "File of a plan." }, ReleaseOptions.As());
        var command = new Command("build", "Builds an immutable draft from a plan.") { database, file, actor };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (plan, problems) = ReleasePlan.Read(await File.ReadAllTextAsync(parsed.GetValue(file)!, cancellation));
            return plan is null
                ? await PlanVerbs.RefuseAsync(problems)
                : await RunAsync(parsed.GetValue(database), services => services.GetRequiredService<ReleaseWorkflow>()
                    .BuildAsync(plan, LocalActor.Of(services, parsed.GetValue(actor)!, Role.Statistician), new StepWatch(), cancellation), cancellation);
        });
        return command;
    }

    internal static Command Audit() => Step("audit", "Attacks the newest draft together with everything published before.", Role.Statistician,
        async (services, release, version, actor, cancellation) =>
            (await services.GetRequiredService<ReleaseWorkflow>().AuditAsync(release, version, actor, new StepWatch(), cancellation)).Result);

    internal static Command Approve() => Step("approve", "Approves the newest draft: a second person, never one who built it.", Role.Approver,
        (services, release, version, actor, cancellation) => services.GetRequiredService<ReleaseWorkflow>().ApproveAsync(release, version, actor, cancellation));

    internal static Command Publish() => Step("publish", "Signs the approved bytes, chains them to what was published before, and makes them public.", Role.Approver,
        (services, release, version, actor, cancellation) => services.GetRequiredService<ReleasePublisher>().PublishAsync(release, version, actor, cancellation));

    internal static Command Schedule()
    {
        var at = ReleaseOptions.At("--at", "Minute from which it may be published, such as 2026-12-01T08:30:00Z.");
        at.Required = true;
        return Step("schedule", "Sets the minute before which an approved draft can't be published.", Role.Statistician,
            (services, release, version, actor, parsed, cancellation) => services.GetRequiredService<ReleaseWorkflow>()
                .ScheduleAsync(release, version, ReleaseOptions.Instant(parsed.GetValue(at))!.Value, actor, cancellation), at);
    }

    internal static Command Reject()
    {
        var reason = new Option<string>("--reason") { Description = "Why, in a sentence that people read.", Required = true };
        return Step("reject", "Turns the newest draft down, or takes it back before it is public.", Role.Approver,
            (services, release, version, actor, parsed, cancellation) => services.GetRequiredService<ReleaseWorkflow>()
                .RejectAsync(release, version, null, parsed.GetValue(reason)!, actor, cancellation), reason);
    }

    internal static Command AskWithdrawal()
    {
        var reason = new Option<string>("--reason") { Description = "Why, in a sentence that people read.", Required = true };
        return Step("ask-withdrawal", "Asks for the withdrawal of a published version; a second person has to agree.", Role.Statistician,
            (services, release, version, actor, parsed, cancellation) => services.GetRequiredService<ReleasePublisher>()
                .AskWithdrawalAsync(release, version, parsed.GetValue(reason)!, actor, cancellation), reason);
    }

    internal static Command Withdraw() => Step("withdraw", "Agrees to a withdrawal that another person asked for; the version's place in the chain stays.", Role.Approver,
        (services, release, version, actor, cancellation) => services.GetRequiredService<ReleasePublisher>().WithdrawAsync(release, version, actor, cancellation));

    private static Command Step(
        string name, string description, Role role, Func<IServiceProvider, string, int, Actor, CancellationToken, Task<ReleaseResult>> run) =>
        Step(name, description, role, (services, release, version, actor, _, cancellation) => run(services, release, version, actor, cancellation), []);

    private static Command Step(
        string name,
        string description,
        Role role,
        Func<IServiceProvider, string, int, Actor, ParseResult, CancellationToken, Task<ReleaseResult>> run,
        params Option[] more)
    {
        var (database, release, version, actor) = (CommandDatabase.CreateOption(), ReleaseOptions.Release(), ReleaseOptions.Version(), ReleaseOptions.As());
        var command = new Command(name, description) { database, release, version, actor };
        foreach (var option in more)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(database),
            services => run(services, parsed.GetValue(release)!, parsed.GetValue(version), LocalActor.Of(services, parsed.GetValue(actor)!, role), parsed, cancellation),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? database, Func<IServiceProvider, Task<ReleaseResult>> run, CancellationToken cancellation)
    {
        await using var opened = await CommandDatabase.OpenAsync(database, cancellation);
        await using var services = opened.Services();
        ReleaseResult result;
        try
        {
            result = await run(services);
        }
        catch (WrongRoleException wrong)
        {
            await CommandOutput.Error.WriteLineAsync(wrong.Message);
            return ExitCodes.Finding;
        }

        switch (result)
        {
            case ReleaseResult.Refused refused:
                return await PlanVerbs.RefuseAsync(refused.Problems);
            case ReleaseResult.Done done:
                CommandOutput.WriteJson(DraftDocument.Of(done.Draft));
                return ExitCodes.Done;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
