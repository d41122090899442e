using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Signing;

namespace Portal.Data.Releases;

/// <summary>Publishes what a second person approved: the very same bytes, signed, and chained to what was published before.</summary>
public sealed class ReleasePublisher(ReleaseWorkflow workflow, ReleaseStore store, ReleaseQueries releases, SigningKeyStore keys, IClock clock)
{
    /// <summary>Signs and publishes the newest draft of a version.</summary>
    public async Task<ReleaseResult> PublishAsync(string release, int version, Actor actor, CancellationToken cancellation)
    {
        if (await workflow.FindAsync(release, version, cancellation) is not { } draft)
        {
            return ReleaseWorkflow.NoDraft(release, version);
        }

        var files = await releases.FilesAsync(draft.Id, cancellation);
        if (WhyNot(draft, files) is { } problem)
        {
            return new ReleaseResult.Refused([problem]);
        }

        SigningKey key;
        try
        {
            key = await keys.CurrentAsync(cancellation);
        }
        catch (InvalidOperationException lost)
        {
            var (rule, message) = lost.Message.Split(": ", 2) is [var name, var rest] ? (name, rest) : ("signing-key-lost", lost.Message);
            return new ReleaseResult.Refused(rule, message);
        }

        using (key)
        {
            var published = await releases.PublicationsAsync(cancellation);
            var before = published.Count == 0 ? null : published[^1];
            var statement = Manifest.Read(files.First(file => file.Path == "internal/statement.json").Bytes) with
            {
                PublishedAt = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()),
                PreviousManifestSha256 = before is null ? null : DraftBuilder.Sha256(before.Manifest),
            };
            var manifest = Manifest.Write(statement);
            var publication = new Publication((before?.Seq ?? 0) + 1, draft.Id, statement, manifest, key.Sign(manifest), null, null);
            await store.PublishAsync(draft, publication, actor.Key, cancellation);
        }

        return await workflow.DoneAsync(release, version, cancellation);
    }

    /// <summary>Takes a published version off the pages, with its reason. Its bytes and its place in the chain stay.</summary>
    public async Task<ReleaseResult> WithdrawAsync(string release, int version, string reason, Actor actor, CancellationToken cancellation)
    {
        if (await workflow.FindAsync(release, version, cancellation) is not { Step: ReleaseStep.Published } draft)
        {
            return new ReleaseResult.Refused("not-published", FormattableString.Invariant($"Release {release} version {version} is not published."));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ReleaseResult.Refused("no-reason", "Say in a sentence why it is withdrawn.");
        }

        await store.RecordAsync(draft, ReleaseStep.Withdrawn, actor.Key, reason, cancellation);
        return await workflow.DoneAsync(release, version, cancellation);
    }

    private InputProblem? WhyNot(DraftState draft, IReadOnlyList<(string Path, string Sha256, bool IsPublic, byte[] Bytes)> files)
    {
        if (draft.Step is ReleaseStep.Published or ReleaseStep.Withdrawn)
        {
            return new InputProblem("published-before", "This version is published. A correction is a new version.");
        }

        var approval = draft.Steps.LastOrDefault(step => step.Step is not ReleaseStep.Scheduled);
        if (approval is not { Step: ReleaseStep.Approved } || approval.Detail != draft.Digest)
        {
            return new InputProblem("not-approved", $"The draft stands at {draft.Step}; a second person must approve it first.");
        }

        if (ReleaseAudit.Edited(draft, files) is [var edited, ..])
        {
            return new InputProblem(edited.Rule, $"{edited.Cell}: {edited.Message}");
        }

        return draft.Steps[^1] is { Step: ReleaseStep.Scheduled } schedule && InstantPattern.ExtendedIso.Parse(schedule.Detail).Value > clock.GetCurrentInstant()
            ? new InputProblem("embargo", $"It is to be published at {schedule.Detail}, not before.")
            : null;
    }
}
