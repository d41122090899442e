using System.Text;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;

namespace Portal.Data.Releases;

/// <summary>From a plan to an approved draft. Every step fails closed: what is refused leaves nothing public.</summary>
public sealed class ReleaseWorkflow(ReleaseInputs inputs, ReleaseStore store, ReleaseQueries releases, ReleaseRecordQueries record, IClock clock)
{
    /// <summary>The newest draft of a version; null where there is none.</summary>
    public async Task<DraftState?> FindAsync(string release, int version, CancellationToken cancellation) =>
        (await releases.DraftsAsync(cancellation)).LastOrDefault(draft => draft.Release == release && draft.Version == version);

    /// <summary>Builds a draft from a plan and keeps it.</summary>
    public Task<ReleaseResult> BuildAsync(ReleasePlan plan, Actor actor, IProgress<ProtectionProgress>? progress, CancellationToken cancellation) =>
        BuildAsync(plan, actor, progress, null, cancellation);

    /// <summary>Attacks the newest draft together with everything published before.</summary>
    public Task<(ReleaseResult Result, IReadOnlyList<DisclosureFailure> Findings)> AuditAsync(
        string release, int version, Actor actor, IProgress<ProtectionProgress>? progress, CancellationToken cancellation) =>
        AuditAsync(release, version, actor, progress, null, cancellation);

    /// <summary>Approves the newest draft, if its audit passed and the actor built no draft of this version.</summary>
    public Task<ReleaseResult> ApproveAsync(string release, int version, Actor actor, CancellationToken cancellation) =>
        ApproveAsync(release, version, null, actor, cancellation);

    /// <summary>Approves the newest draft if its digest is the one that the approver saw.</summary>
    /// <param name="release">Id of the release.</param>
    /// <param name="version">Its version.</param>
    /// <param name="digest">The digest that was shown; null takes the newest draft as it is.</param>
    /// <param name="actor">The second person.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ReleaseResult> ApproveAsync(string release, int version, string? digest, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return NoDraft(release, version);
        }

        if (actor.Role is not Role.Approver || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-approver", "Only an approver approves a release.");
        }

        if (!SecondSignIn.IsFresh(actor, clock.GetCurrentInstant()))
        {
            return SecondSignIn.Refusal;
        }

        if (digest is not null && digest != draft.Digest)
        {
            return new ReleaseResult.Refused("stale-digest", "The draft is another one by now than the one that you saw. Nothing was approved; look at the new one.");
        }

        var edited = ReleaseAudit.Edited(draft, await releases.DigestsAsync(draft.Id, cancellation));
        if (edited.Count > 0)
        {
            return new ReleaseResult.Refused([.. edited.Select(one => new InputProblem(one.Rule, $"{one.Cell}: {one.Message}"))]);
        }

        var doubts = (await record.WhyNotAsync(draft.Id, cancellation))?.Problems ?? [];
        if (doubts.Count == 0 && await store.ApproveAsync(draft, actor, cancellation))
        {
            return await DoneAsync(release, version, cancellation);
        }

        var (all, published) = (await releases.DraftsAsync(cancellation), await PublishedAsync(draft.IsSynthetic, cancellation));
        var why = ReleaseGate.WhyNotApprove(all.First(one => one.Id == draft.Id), all, actor, published);
        return new ReleaseResult.Refused([.. why is null && doubts.Count > 0 ? [] : new[] { why ?? ReleaseGate.Meanwhile }, .. doubts]);
    }

    /// <summary>Turns a draft down, or takes it back before its minute; with a reason. Nothing but a new draft can follow.</summary>
    public async Task<ReleaseResult> RejectAsync(string release, int version, string? digest, string reason, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return NoDraft(release, version);
        }

        return actor.Role is not (Role.Approver or Role.Statistician) || string.IsNullOrWhiteSpace(actor.Key)
            ? new ReleaseResult.Refused("not-allowed", "Only those who make releases reject one.")
            : WhyClosed(draft) is { } closed ? closed
            : digest is not null && digest != draft.Digest ? new ReleaseResult.Refused("stale-digest", "The draft is another one by now than the one that you saw. Nothing was rejected.")
            : ReleaseReason.Complaint(reason, "Say in a sentence why it is rejected.") is { } complaint ? new ReleaseResult.Refused([complaint])
            : await StepAsync(draft, ReleaseStep.Rejected, actor, reason.Trim(), cancellation);
    }

    /// <summary>Sets the minute from which an approved draft is to be public, and not before.</summary>
    public async Task<ReleaseResult> ScheduleAsync(string release, int version, Instant at, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return NoDraft(release, version);
        }

        if (actor.Role is not (Role.Approver or Role.Statistician) || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-allowed", "Only those who make releases schedule one.");
        }

        if (draft.Step is not (ReleaseStep.Approved or ReleaseStep.Scheduled))
        {
            return new ReleaseResult.Refused("not-approved", "Only an approved draft can be scheduled.");
        }

        var minute = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
        return minute + Duration.FromMinutes(1) <= clock.GetCurrentInstant()
            ? new ReleaseResult.Refused("past-minute", $"{InstantPattern.ExtendedIso.Format(minute)} is over. Choose a minute to come, or publish now.")
            : await StepAsync(draft, ReleaseStep.Scheduled, actor, InstantPattern.ExtendedIso.Format(minute), cancellation);
    }

    /// <summary>Builds as part of a run, whose end is written in one with the draft.</summary>
    internal async Task<ReleaseResult> BuildAsync(ReleasePlan plan, Actor actor, IProgress<ProtectionProgress>? progress, long? run, CancellationToken cancellation)
    {
        if (actor.Role is not Role.Statistician || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-statistician", "Only a statistician builds a release.");
        }

        var published = await releases.PublicationsAsync(cancellation);
        var newest = published.Where(one => one.Statement.Release == plan.Release).Select(one => one.Statement.Version).DefaultIfEmpty(0).Max();
        if (plan.Version != newest + 1)
        {
            return new ReleaseResult.Refused("wrong-version", FormattableString.Invariant($"Release {plan.Release} stands at version {newest}; the plan builds version {plan.Version}."));
        }

        if (ReleaseGate.WhyNotInItsRoom(plan, [.. published.Select(one => one.Statement)]) is { } meets)
        {
            return new ReleaseResult.Refused([meets]);
        }

        // Asked of what is built anew: what was published stays readable
        if (plan.Reason is { Length: > 0 } reason && ReleaseReason.Complaint(reason, "Say in a sentence why there is a correction.") is { } complaint)
        {
            return new ReleaseResult.Refused([complaint]);
        }

        if (plan.KnownAtInstant > clock.GetCurrentInstant())
        {
            return new ReleaseResult.Refused("known-at-in-future", "A release can't know what is not recorded yet.");
        }

        progress?.Report(new ProtectionProgress("read", 0, 0));
        switch (DraftBuilder.Build(await inputs.ReadAsync(plan, cancellation), progress, cancellation))
        {
            case DraftResult.Refused refused:
                return new ReleaseResult.Refused(refused.Problems);
            case DraftResult.Built built:
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new ProtectionProgress("write", 0, 0));
                var files = built.Draft.PublicFiles.Packed.Select(file => (file.Key, file.Value, true)).Concat(built.Draft.InternalFiles.Packed.Select(file => (file.Key, file.Value, false))).ToList();
                var draft = new DraftState
                {
                    Id = 0,
                    Release = plan.Release,
                    Version = plan.Version,
                    Programme = plan.Programme.Id,
                    IsSynthetic = plan.Programme.IsSynthetic,
                    Digest = ReleaseAudit.DigestOf(files.Select(file => (file.Key, file.Value.Sha256))),
                    BuiltBy = actor.Key,
                    BuiltAt = clock.GetCurrentInstant(),
                };
                var report = new RunReport { Cells = built.Draft.Statement.CellCount, Hidden = built.Draft.Statement.HiddenCount };
                await store.AddAsync(draft, actor.Proof, files, End(run, RunState.Passed, report), cancellation);
                return await DoneAsync(plan.Release, plan.Version, cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Attacks as part of a run, whose end is written in one with the finding.</summary>
    internal async Task<(ReleaseResult Result, IReadOnlyList<DisclosureFailure> Findings)> AuditAsync(
        string release, int version, Actor actor, IProgress<ProtectionProgress>? progress, long? run, CancellationToken cancellation)
    {
        async Task<(ReleaseResult, IReadOnlyList<DisclosureFailure>)> RefuseAsync(ReleaseResult.Refused refused)
        {
            if (End(run, RunState.Refused, RunReport.Of(refused.Problems)) is { } end)
            {
                await store.EndRunAsync(end, cancellation);
            }

            return (refused, []);
        }

        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return await RefuseAsync((ReleaseResult.Refused)NoDraft(release, version));
        }

        if (WhyClosed(draft) is { } closed)
        {
            return await RefuseAsync(closed);
        }

        // Counted before anything is read: what is published meanwhile makes the audit count for nothing
        var against = await PublishedAsync(draft.IsSynthetic, cancellation);
        progress?.Report(new ProtectionProgress("read", 0, 0));
        var edited = ReleaseAudit.Edited(draft, await releases.DigestsAsync(draft.Id, cancellation));
        var files = await releases.WorkingFilesAsync(draft.Id, withTables: true, cancellation);
        var (plan, problems) = ReleasePlan.Read(Encoding.UTF8.GetString(files["plan.json"]));
        if (plan is null)
        {
            return await RefuseAsync(new ReleaseResult.Refused(problems));
        }

        var earlier = await inputs.EarlierAsync(plan, cancellation);
        var findings = edited.Count > 0 ? edited : ReleaseAudit.Run(files, earlier, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<InputProblem> found = [.. findings.Select(finding => new InputProblem(finding.Rule, $"{finding.Cell}: {finding.Message}"))];
        var written = End(run, found.Count == 0 ? RunState.Passed : RunState.Refused, ReportOf(files, earlier.Count, found));
        var isRecorded = found.Count == 0
            ? await store.RecordAsync(draft, ReleaseStep.AuditPassed, actor, draft.Digest, against, written, cancellation)
            : await store.RecordAsync(draft, ReleaseStep.AuditFailed, actor, findings[0].Rule, null, written, cancellation);
        return !isRecorded ? await RefuseAsync(new ReleaseResult.Refused([ReleaseGate.Meanwhile]))
            : found.Count == 0 ? (await DoneAsync(release, version, cancellation), findings)
            : (new ReleaseResult.Refused(found), findings);
    }

    internal async Task<ReleaseResult> StepAsync(DraftState draft, ReleaseStep step, Actor actor, string detail, CancellationToken cancellation) =>
        await store.RecordAsync(draft, step, actor, detail, null, null, cancellation)
            ? await DoneAsync(draft.Release, draft.Version, cancellation)
            : new ReleaseResult.Refused([ReleaseGate.Meanwhile]);

    internal async Task<long> PublishedAsync(bool isSynthetic, CancellationToken cancellation) =>
        (await releases.PublicationsAsync(cancellation)).Count(one => one.Statement.IsSynthetic == isSynthetic);

    internal static ReleaseResult NoDraft(string release, int version) =>
        new ReleaseResult.Refused("no-draft", FormattableString.Invariant($"There is no draft of {release} version {version}."));

    internal async Task<ReleaseResult> DoneAsync(string release, int version, CancellationToken cancellation) =>
        new ReleaseResult.Done((await FindAsync(release, version, cancellation))!);

    private static ReleaseResult.Refused? WhyClosed(DraftState draft) =>
        draft.WasPublished ? new ReleaseResult.Refused("published-before", "This version is published. A correction is a new version.")
        : draft.Step is ReleaseStep.Rejected ? new ReleaseResult.Refused("rejected-before", "This draft was rejected. Build a new one.")
        : null;

    private RunEnd? End(long? run, RunState state, RunReport report) => run is { } id ? new RunEnd(id, state, report, clock.GetCurrentInstant()) : null;

    private static RunReport ReportOf(PackedFiles files, int earlier, IReadOnlyList<InputProblem> found)
    {
        var (release, _) = AttackFiles.Read(path => files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null);
        return new RunReport
        {
            Cells = release?.Cells.Count,
            Hidden = release?.Cells.Values.Count(value => value is null),
            Sums = release?.Equations.Count,
            Earlier = earlier,
            Problems = found,
        };
    }
}
