using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Runs;
using Portal.Ui;
using Portal.Ui.Workbench;

namespace Portal.Operations.Releases;

/// <summary>Takes decisions to where they are kept, and says in words what became of them.</summary>
internal sealed class ReleaseDecisions(ReleaseWorkflow workflow, ReleasePublisher publisher, ReleaseWork work, PersonNames names)
{
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    // Whoever means a year later has mistyped it, and the release would wait unseen
    private static readonly Duration Farthest = Duration.FromDays(366);

    internal async Task<(string Outcome, IReadOnlyList<InputProblem> Problems)> TakeAsync(ReleaseDecision decision, DraftView view, Actor actor, CancellationToken cancellation)
    {
        var (release, version) = (view.Release, view.Version);
        if (await MeanwhileAsync(release, version, view.Draft, cancellation) is { } meanwhile)
        {
            return ("", [meanwhile]);
        }

        return decision switch
        {
            ReleaseDecision.Attack => Say(await work.AttackAsync(view.Draft!, actor, cancellation), names),
            ReleaseDecision.Approve approve => Say(await workflow.ApproveAsync(release, version, approve.Digest, actor, cancellation), "Approved."),
            ReleaseDecision.Reject reject => Say(await workflow.RejectAsync(release, version, reject.Digest, reject.Reason, actor, cancellation), "Turned down. Nothing of it will be published."),
            ReleaseDecision.Schedule schedule => await ScheduleAsync(schedule, view, actor, cancellation),
            ReleaseDecision.Publish => Say(await publisher.PublishAsync(release, version, actor, cancellation), "Published."),
            ReleaseDecision.AskWithdrawal ask => Say(await publisher.AskWithdrawalAsync(release, version, ask.Reason, actor, cancellation), "Asked for. It stays public until a second person agrees."),
            ReleaseDecision.Withdraw => Say(await publisher.WithdrawAsync(release, version, actor, cancellation), "Withdrawn."),
            ReleaseDecision.Keep keep => Say(await publisher.KeepAsync(release, version, keep.Reason, actor, cancellation), "It stays public."),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What was done with a version since it was shown; null where nothing was. A page that was left open must not undo what others decided.</summary>
    internal async Task<InputProblem?> MeanwhileAsync(string release, int version, DraftState? seen, CancellationToken cancellation) =>
        await workflow.FindAsync(release, version, cancellation) is { Steps: [.., var last] steps } draft && (draft.Id, steps.Count) != (seen?.Id, seen?.Steps.Count)
            ? new InputProblem("changed-meanwhile", $"{StageWords.Name(last.Step)} by {names.Of(last.Actor)} since this page showed it to you. What you pressed was not done; look at it as it stands now.")
            : null;

    /// <summary>What came of the wish to start a run.</summary>
    internal static (string Outcome, IReadOnlyList<InputProblem> Problems) Say(RunStart start, PersonNames names) => start switch
    {
        RunStart.Started => ("Begun. It goes on when you leave this page.", []),
        RunStart.Busy busy => ("", [new InputProblem("busy", $"One run at a time: {names.Of(busy.Run.StartedBy)} is {(busy.Run.Kind is RunKind.Build ? "building" : "attacking")} the release of {ReleaseWords.Month(busy.Run.Release, CultureInfo.CurrentUICulture)} since {HumanFormat.Moment(busy.Run.StartedAt, CultureInfo.CurrentUICulture)}. Begin again when that has ended.")]),
        RunStart.Refused refused => ("", [new InputProblem(refused.Rule, refused.Message)]),
        _ => throw new UnreachableException(),
    };

    private async Task<(string Outcome, IReadOnlyList<InputProblem> Problems)> ScheduleAsync(ReleaseDecision.Schedule schedule, DraftView view, Actor actor, CancellationToken cancellation)
    {
        if (schedule.Day is not { } day || !TimeOfDay.Parse(schedule.Time.Trim()).TryGetValue(default, out var time))
        {
            return ("", [new InputProblem("bad-minute", "The minute needs a day and a time of day in UTC such as 08:30.")]);
        }

        var minute = day.At(time).InUtc().ToInstant();
        if (minute > view.Now + Farthest)
        {
            return ("", [new InputProblem("far-minute", $"{HumanFormat.Moment(minute, CultureInfo.CurrentUICulture)} is more than a year away. Choose a nearer minute.")]);
        }

        return Say(
            await workflow.ScheduleAsync(view.Release, view.Version, minute, actor, cancellation),
            "The minute is set.");
    }

    private static (string Outcome, IReadOnlyList<InputProblem> Problems) Say(ReleaseResult result, string done) =>
        result is ReleaseResult.Refused refused ? ("", refused.Problems) : (done, []);
}
