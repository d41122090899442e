using System.Text;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases;

/// <summary>From a plan to an approved draft. Every step fails closed: what is refused leaves nothing public.</summary>
public sealed class ReleaseWorkflow(ReleaseInputs inputs, ReleaseStore store, ReleaseQueries releases, IClock clock)
{
    /// <summary>The newest draft of a version; null where there is none.</summary>
    public async Task<DraftState?> FindAsync(string release, int version, CancellationToken cancellation) =>
        (await releases.DraftsAsync(cancellation)).LastOrDefault(draft => draft.Release == release && draft.Version == version);

    /// <summary>Builds a draft from a plan and keeps it.</summary>
    public async Task<ReleaseResult> BuildAsync(ReleasePlan plan, Actor actor, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
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

        if (plan.KnownAtInstant > clock.GetCurrentInstant())
        {
            return new ReleaseResult.Refused("known-at-in-future", "A release can't know what is not recorded yet.");
        }

        switch (DraftBuilder.Build(await inputs.ReadAsync(plan, cancellation), progress, cancellation))
        {
            case DraftResult.Refused refused:
                return new ReleaseResult.Refused(refused.Problems);
            case DraftResult.Built built:
                var files = Files(built.Draft);
                var draft = new DraftState
                {
                    Id = 0,
                    Release = plan.Release,
                    Version = plan.Version,
                    Programme = plan.Programme.Id,
                    IsSynthetic = plan.Programme.IsSynthetic,
                    Digest = ReleaseAudit.DigestOf(files.Select(file => (file.Path, DraftBuilder.Sha256(file.Bytes)))),
                    BuiltBy = actor.Key,
                    BuiltAt = clock.GetCurrentInstant(),
                };
                await store.AddAsync(draft, files, cancellation);
                return await DoneAsync(plan.Release, plan.Version, cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Attacks the newest draft together with everything published before.</summary>
    public async Task<(ReleaseResult Result, IReadOnlyList<DisclosureFailure> Findings)> AuditAsync(
        string release, int version, Actor actor, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return (NoDraft(release, version), []);
        }

        var files = await releases.FilesAsync(draft.Id, cancellation);
        var (plan, problems) = ReleasePlan.Read(Encoding.UTF8.GetString(files.First(file => file.Path == "plan.json").Bytes));
        if (plan is null)
        {
            return (new ReleaseResult.Refused(problems), []);
        }

        var findings = ReleaseAudit.Run(draft, files, await inputs.EarlierAsync(plan, cancellation), progress, cancellation);
        var step = findings.Count == 0 ? ReleaseStep.AuditPassed : ReleaseStep.AuditFailed;
        await store.RecordAsync(draft, step, actor.Key, findings.Count == 0 ? draft.Digest : findings[0].Rule, cancellation);
        return findings.Count == 0
            ? (await DoneAsync(release, version, cancellation), findings)
            : (new ReleaseResult.Refused([.. findings.Select(finding => new InputProblem(finding.Rule, $"{finding.Cell}: {finding.Message}"))]), findings);
    }

    /// <summary>Approves the newest draft, if its audit passed and the actor built no draft of this version.</summary>
    public async Task<ReleaseResult> ApproveAsync(string release, int version, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return NoDraft(release, version);
        }

        if (actor.Role is not Role.Approver || string.IsNullOrWhiteSpace(actor.Key))
        {
            return new ReleaseResult.Refused("not-approver", "Only an approver approves a release.");
        }

        var edited = ReleaseAudit.Edited(draft, await releases.FilesAsync(draft.Id, cancellation));
        if (edited.Count > 0)
        {
            return new ReleaseResult.Refused([.. edited.Select(one => new InputProblem(one.Rule, $"{one.Cell}: {one.Message}"))]);
        }

        if (await store.ApproveAsync(draft, actor.Key, cancellation))
        {
            return await DoneAsync(release, version, cancellation);
        }

        return draft.Step is ReleaseStep.AuditPassed
            ? new ReleaseResult.Refused("same-person", "Whoever built a draft of this version can't approve it: a second person must.")
            : new ReleaseResult.Refused("audit-not-passed", $"The draft stands at {draft.Step}; only one whose audit has just passed can be approved.");
    }

    /// <summary>Sets the minute from which an approved draft may be published; not before it.</summary>
    public async Task<ReleaseResult> ScheduleAsync(string release, int version, Instant at, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } draft)
        {
            return NoDraft(release, version);
        }

        if (draft.Step is not (ReleaseStep.Approved or ReleaseStep.Scheduled))
        {
            return new ReleaseResult.Refused("not-approved", "Only an approved draft can be scheduled.");
        }

        var minute = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
        await store.RecordAsync(draft, ReleaseStep.Scheduled, actor.Key, InstantPattern.ExtendedIso.Format(minute), cancellation);
        return await DoneAsync(release, version, cancellation);
    }

    internal static ReleaseResult NoDraft(string release, int version) =>
        new ReleaseResult.Refused("no-draft", FormattableString.Invariant($"There is no draft of {release} version {version}."));

    internal async Task<ReleaseResult> DoneAsync(string release, int version, CancellationToken cancellation) =>
        new ReleaseResult.Done((await FindAsync(release, version, cancellation))!);

    private static List<(string Path, byte[] Bytes, bool IsPublic)> Files(ReleaseDraft draft) =>
    [
        .. draft.PublicFiles.Select(file => (file.Key, file.Value, true)),
        .. draft.InternalFiles.Select(file => (file.Key, file.Value, false)),
        ("internal/statement.json", Signing.Manifest.Write(draft.Statement), false),
    ];
}
