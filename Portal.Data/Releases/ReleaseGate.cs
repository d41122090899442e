using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases;

/// <summary>Names what stands against a step. The statements of the store decide; this says why they would refuse.</summary>
internal static class ReleaseGate
{
    internal static InputProblem Meanwhile { get; } =
        new("changed-meanwhile", "Somebody else took a step with this draft at the same moment. Nothing was done; look at it again.");

    internal static InputProblem PublishedSinceAudit { get; } =
        new("published-since-audit", "Something else was published since this draft was attacked. It has to be attacked again, together with that.");

    /// <summary>Null where the draft may be approved by this person.</summary>
    internal static InputProblem? WhyNotApprove(DraftState draft, IReadOnlyList<DraftState> all, Actor actor, long published) =>
        draft.Step is not ReleaseStep.AuditPassed || draft.Steps[^1].Detail != draft.Digest
            ? new InputProblem("audit-not-passed", $"The draft stands at {draft.Step}; only one whose audit has just passed can be approved.")
            : all.Any(other => other.Release == draft.Release && other.Version == draft.Version && IsSame(other.BuiltBy, actor.Key))
            ? new InputProblem("same-person", "Whoever built a draft of this version can't approve it: a second person must.")
            : draft.AuditedAgainst != published ? PublishedSinceAudit : null;

    /// <summary>Null where the draft may be published now.</summary>
    internal static InputProblem? WhyNotPublish(DraftState draft, long published, Instant now)
    {
        if (draft.WasPublished)
        {
            return new InputProblem("published-before", "This version is published. A correction is a new version.");
        }

        var approval = draft.Steps.LastOrDefault(step => step.Step is not ReleaseStep.Scheduled);
        if (approval is not { Step: ReleaseStep.Approved } || approval.Detail != draft.Digest)
        {
            return new InputProblem("not-approved", $"The draft stands at {draft.Step}; a second person must approve it first.");
        }

        return draft.ScheduledFor > now ? new InputProblem("embargo", $"It is to be published at {draft.Steps[^1].Detail}, not before.")
            : draft.AuditedAgainst != published ? PublishedSinceAudit
            : null;
    }

    /// <summary>Null where a plan meets no other programme: neither its release nor, among publications of its kind, any of its tables is another's.</summary>
    internal static InputProblem? WhyNotInItsRoom(ReleasePlan plan, IReadOnlyList<ReleaseVersion> published)
    {
        var others = published.Where(one => ReleaseId.RoomOf(one.Programme) != ReleaseId.RoomOf(plan.Programme.Id)).ToList();
        return others.Find(one => one.Release == plan.Release) is { } release
            ? new InputProblem("others-release", $"{plan.Release} is a release of {release.Programme}, not of {plan.Programme.Id}.")
            : others.Find(one => one.IsSynthetic == plan.Programme.IsSynthetic && one.Tables.Intersect(plan.Tables.Select(table => table.Table)).Any()) is { } table
            ? new InputProblem("others-table", $"Tables of the plan have addresses at which {table.Programme} publishes. Tables of a programme of its own have names of their own.")
            : null;
    }

    internal static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
