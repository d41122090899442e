using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>A notice's story in words.</summary>
internal static class StoryWords
{
    internal static string Event(EventType type) => type switch
    {
        EventType.Issued => "Notice issued",
        EventType.Delivered => "Notice received",
        EventType.Acknowledged => "Acknowledged",
        EventType.Claimed => "Provider says it is gone",
        EventType.Removed => "Removed",
        EventType.AccessDisabled => "Access disabled in a territory",
        EventType.Seen => "Found online",
        EventType.Gone => "Not found any more",
        EventType.Reappeared => "Online again",
        EventType.Withdrawn => "Notice withdrawn",
        EventType.Disputed => "Disputed",
        EventType.DisputeResolved => "Dispute resolved",
        EventType.Extended => "Deadline extended",
        EventType.Corrected => "Record corrected",
        EventType.Retracted => "Record retracted",
        EventType.Blocked => "Re-upload prevented",
        EventType.Paused => "Clock paused",
        EventType.Resumed => "Clock resumed",
        EventType.ResetClaimed => "Reset claimed",
        EventType.ResetAccepted => "Reset accepted",
        EventType.ResetEnded => "Ground for reset ended",
        _ => throw new UnreachableException(),
    };

    internal static string Verdict(Verdict verdict) => verdict switch
    {
        Data.Clocks.Verdict.NotApplicable => "does not apply",
        Data.Clocks.Verdict.Irregular => "sent without the rule’s own preconditions",
        Data.Clocks.Verdict.AwaitingStart => "has not started",
        Data.Clocks.Verdict.Running => "running",
        Data.Clocks.Verdict.AtRisk => "at risk",
        Data.Clocks.Verdict.PendingDue => "due time pending",
        Data.Clocks.Verdict.OverdueOpen => "overdue, open",
        Data.Clocks.Verdict.Met => "met the time limit",
        Data.Clocks.Verdict.MetLate => "missed the time limit",
        Data.Clocks.Verdict.DischargedElsewhere => "fulfilled under another rule",
        Data.Clocks.Verdict.AlreadyGone => "already gone before the notice",
        Data.Clocks.Verdict.Undetermined => "undetermined",
        Data.Clocks.Verdict.Excluded => "excluded",
        Data.Clocks.Verdict.NonNumericOpen => "open, no number in the law",
        Data.Clocks.Verdict.NonNumericClosed => "closed, no number in the law",
        Data.Clocks.Verdict.LimitMissing => "limit missing in the notice",
        _ => throw new UnreachableException(),
    };

    /// <summary>A coded reason as people read it.</summary>
    internal static string Reason(string code) => code switch
    {
        "not_found" => "ground not found",
        "late" => "too late",
        "rejected" => "not justified",
        "other" => "another reason",
        _ => code.Replace('_', ' '),
    };

    internal static string Claim(ClockClaim claim, CultureInfo culture) => claim is { Kind: ClaimKind.Extension, DeadlineAt: { } until }
        ? $"Extension to {HumanFormat.Moment(until, culture)}: {Reason(claim.Reason)}"
        : $"Reset: {Reason(claim.Reason)}";

    internal static string Decision(ClockClaim claim, CultureInfo culture) => claim switch
    {
        { DecidedAt: not { } } => "Not decided yet: the verdict is untouched.",
        { Status: ClaimStatus.Rejected } => $"Turned down {HumanFormat.Moment(claim.DecidedAt.Value, culture)}, {Reason(claim.DecisionReason!)}: the verdict is untouched.",
        { WasLate: true } => $"Accepted {HumanFormat.Moment(claim.DecidedAt.Value, culture)}, after the limit: on record, and it moves nothing.",
        { EndedAt: { } ended } => $"Accepted {HumanFormat.Moment(claim.DecidedAt.Value, culture)}; the ground ended {HumanFormat.Moment(ended, culture)} and the period began anew.",
        { Kind: ClaimKind.Reset } => $"Accepted {HumanFormat.Moment(claim.DecidedAt.Value, culture)}, {Reason(claim.DecisionReason!)}: the due time is pending until the ground ends.",
        _ => $"Accepted {HumanFormat.Moment(claim.DecidedAt.Value, culture)}, {Reason(claim.DecisionReason!)}.",
    };

    internal static string Result(ClaimResult result) => result switch
    {
        ClaimResult.Done => "Done, and written to the audit log.",
        ClaimResult.Already => "Nothing was done: such a claim is open already, or somebody has decided this one meanwhile.",
        ClaimResult.NotYours => "Nothing was done: this is not yours to do, or no clock is open any more.",
        ClaimResult.Refused refused => refused.Why,
        _ => throw new UnreachableException(),
    };

    internal static string Rule(NoticeStoryView view) => view switch
    {
        { Rule: { } rule } => $"{rule.Id}: {rule.Instrument}, {rule.Provision}",
        { Item.Rule: CatalogueDeadlines.DemonstrationRule } => "the limit that the notice sets (fictional)",
        { Item.Rule: { } id } => id,
        _ => "none that the catalogue knows",
    };

    /// <summary>A time on a wall with its offset, and the day where it is another one than in UTC: 00:10 +02, 22 Nov.</summary>
    internal static string Wall(Instant instant, DateTimeZone? zone, CultureInfo culture)
    {
        if (zone is null)
        {
            return "unknown";
        }

        var local = instant.InZone(zone);
        return local.ToString(local.Date == instant.InUtc().Date ? "HH:mm o<g>" : "HH:mm o<g>, d MMM", culture);
    }
}
