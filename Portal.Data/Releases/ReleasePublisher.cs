using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Signing;

namespace Portal.Data.Releases;

/// <summary>Publishes what a second person approved: the very same bytes, signed, and chained to what was published before.</summary>
public sealed class ReleasePublisher(
    ReleaseWorkflow workflow, ReleaseStore store, ReleaseQueries releases, ReleaseRecordQueries record, SigningKeyStore keys, CubeCheckpointStore checkpoints, IClock clock)
{
    private const int MostAttempts = 4;

    /// <summary>Signs and publishes the newest draft of a version. Where another was faster with the same draft, that is as good.</summary>
    public async Task<ReleaseResult> PublishAsync(string release, int version, Actor actor, CancellationToken cancellation)
    {
        if (actor.Role is not (Role.Approver or Role.Statistician) || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-allowed", "Only those who make releases publish one.");
        }

        if (!SecondSignIn.IsFresh(actor, clock.GetCurrentInstant()))
        {
            return SecondSignIn.Refusal;
        }

        for (var attempt = 1; ; attempt++)
        {
            if (await workflow.FindAsync(release, version, cancellation) is not { } draft)
            {
                return ReleaseWorkflow.NoDraft(release, version);
            }

            if (attempt > 1 && draft.IsPublic)
            {
                return new ReleaseResult.Done(draft);
            }

            var published = await releases.PublicationsAsync(cancellation);
            if (ReleaseGate.WhyNotPublish(draft, published.Count(one => one.Statement.IsSynthetic == draft.IsSynthetic), clock.GetCurrentInstant()) is { } problem)
            {
                return new ReleaseResult.Refused([problem]);
            }

            if (await record.WhyNotAsync(draft.Id, cancellation) is { } doubted)
            {
                return doubted;
            }

            // What is published now is asked again and again as it was known now
            await checkpoints.TakeAsync(clock.GetCurrentInstant(), "publication", cancellation);
            var (isPublished, problems) = await SignAsync(draft, published, actor, cancellation);
            if (problems.Count > 0)
            {
                return new ReleaseResult.Refused(problems);
            }

            if (isPublished)
            {
                return await workflow.DoneAsync(release, version, cancellation);
            }

            if (attempt == MostAttempts)
            {
                return new ReleaseResult.Refused([ReleaseGate.Meanwhile]);
            }
        }
    }

    /// <summary>Asks for the withdrawal of a published version, with its reason. A second person has to agree.</summary>
    public async Task<ReleaseResult> AskWithdrawalAsync(string release, int version, string reason, Actor actor, CancellationToken cancellation)
    {
        if (actor.Role is not (Role.Approver or Role.Statistician) || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-allowed", "Only those who make releases ask to withdraw one.");
        }

        if (await workflow.FindAsync(release, version, cancellation) is not { IsPublic: true } draft)
        {
            return NotPublished(release, version);
        }

        return draft.Step is ReleaseStep.WithdrawalAsked ? new ReleaseResult.Refused("asked-before", "Its withdrawal is asked for already; a second person has to decide.")
            : ReleaseReason.Complaint(reason, "Say in a sentence why it is to be withdrawn.") is { } complaint ? new ReleaseResult.Refused([complaint])
            : await workflow.StepAsync(draft, ReleaseStep.WithdrawalAsked, actor, reason.Trim(), cancellation);
    }

    /// <summary>
    /// Agrees to a withdrawal that another person asked for: the version leaves the pages, with the reason given. Its bytes and its place in
    /// the chain stay.
    /// </summary>
    public Task<ReleaseResult> WithdrawAsync(string release, int version, Actor actor, CancellationToken cancellation) =>
        DecideWithdrawalAsync(release, version, null, actor, cancellation);

    /// <summary>Turns a withdrawal down: the version stays public.</summary>
    public Task<ReleaseResult> KeepAsync(string release, int version, string reason, Actor actor, CancellationToken cancellation) =>
        DecideWithdrawalAsync(release, version, reason, actor, cancellation);

    private async Task<ReleaseResult> DecideWithdrawalAsync(string release, int version, string? against, Actor actor, CancellationToken cancellation)
    {
        if (actor.Role is not Role.Approver || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-approver", "Only an approver decides on a withdrawal.");
        }

        if (!SecondSignIn.IsFresh(actor, clock.GetCurrentInstant()))
        {
            return SecondSignIn.Refusal;
        }

        if (await workflow.FindAsync(release, version, cancellation) is not { IsPublic: true } draft)
        {
            return NotPublished(release, version);
        }

        return draft.Step is not ReleaseStep.WithdrawalAsked ? new ReleaseResult.Refused("not-asked", "Nobody asked for its withdrawal; one person asks, another decides.")
            : ReleaseGate.IsSame(draft.Steps[^1].Actor, actor.Key) ? new ReleaseResult.Refused("same-person", "Whoever asked for the withdrawal can't decide on it: a second person must.")
            : await record.WhyNotAsync(draftId: null, cancellation) is { } doubted ? doubted
            : against is null ? await workflow.StepAsync(draft, ReleaseStep.Withdrawn, actor, draft.Steps[^1].Detail, cancellation)
            : ReleaseReason.Complaint(against, "Say in a sentence why it stays.") is { } complaint ? new ReleaseResult.Refused([complaint])
            : await workflow.StepAsync(draft, ReleaseStep.WithdrawalRefused, actor, against.Trim(), cancellation);
    }

    private async Task<(bool IsPublished, IReadOnlyList<InputProblem> Problems)> SignAsync(
        DraftState draft, IReadOnlyList<Publication> published, Actor actor, CancellationToken cancellation)
    {
        if (ReleaseAudit.Edited(draft, await releases.DigestsAsync(draft.Id, cancellation)) is [var edited, ..])
        {
            return (false, [new InputProblem(edited.Rule, $"{edited.Cell}: {edited.Message}")]);
        }

        SigningKey key;
        try
        {
            key = await keys.CurrentAsync(cancellation);
        }
        catch (InvalidOperationException lost)
        {
            var (rule, message) = lost.Message.Split(": ", 2) is [var name, var rest] ? (name, rest) : ("signing-key-lost", lost.Message);
            return (false, [new InputProblem(rule, message)]);
        }

        using (key)
        {
            var before = published.Count == 0 ? null : published[^1];
            var statement = await releases.StatementAsync(draft, cancellation) with
            {
                PublishedAt = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()),
                PreviousManifestSha256 = before is null ? null : DraftBuilder.Sha256(before.Manifest),
            };
            var manifest = Manifest.Write(statement);
            var publication = new Publication((before?.Seq ?? 0) + 1, draft.Id, statement, manifest, key.Sign(manifest), null, null);
            return (await store.PublishAsync(draft, publication, actor, cancellation), []);
        }
    }

    private static ReleaseResult.Refused NotPublished(string release, int version) =>
        new("not-published", FormattableString.Invariant($"Release {release} version {version} is not public."));
}
