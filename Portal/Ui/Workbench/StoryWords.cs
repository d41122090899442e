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
