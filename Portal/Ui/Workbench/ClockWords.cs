using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>A clock in words.</summary>
internal static class ClockWords
{
    /// <summary>How many clocks the board shows, of how many: 8 of 79 clocks.</summary>
    internal static string Shown(BoardCounts counts, BoardState? only, CultureInfo culture) => only is { } state
        ? $"{HumanFormat.Count(counts.ByState[state], culture)} of {HumanFormat.Count(counts.Total, culture)} clocks"
        : $"{HumanFormat.Count(counts.Total, culture)} clocks";

    /// <summary>A reference that people can say and find again: the notice, and the item where it has a name.</summary>
    internal static string Reference(BoardClock clock) => clock.ItemMark.Length == 0 ? clock.Reference : $"{clock.Reference} {clock.ItemMark}";

    internal static (string Name, string Note, StatusKind Kind) Group(BoardState state) => state switch
    {
        BoardState.Overdue => ("Overdue", "the limit passed, still online as far as anybody knows", StatusKind.Overdue),
        BoardState.LongOverdue => ("Long overdue", "the limit passed more than 90 days ago, still online as far as anybody knows", StatusKind.Overdue),
        BoardState.AtRisk => ("At risk", "most of the limit is used: a warning to the duty holder, never published", StatusKind.AtRisk),
        BoardState.Running => ("Running", "the limit has not passed", StatusKind.Running),
        BoardState.Undetermined => ("Undetermined", "gone, but the limit lies between two checks; shown for seven days", StatusKind.Undetermined),
        _ => ("Pending", "the due time is unknown: no limit, or a ground for a reset is open", StatusKind.Provisional),
    };

    internal static string Window(BoardWindow window) => window switch
    {
        BoardWindow.PastWeek => "in the last 7 days",
        BoardWindow.PastDay => "in the last 24 hours",
        BoardWindow.Next6Hours => "in the next 6 hours",
        BoardWindow.NextDay => "in the next 24 hours",
        _ => "in the next 7 days",
    };

    internal static string Zone(BoardZone zone) => zone switch
    {
        BoardZone.Provider => "Provider’s",
        BoardZone.Authority => "Authority’s",
        _ => "UTC",
    };

    internal static string TimeLeft(BoardClock clock, Instant now, CultureInfo culture) => clock switch
    {
        { GoneAt: not null } => "checks too far apart",
        { DueAt: null } => WhyPending(clock),
        _ => HumanFormat.TimeLeft(clock.LeftAt(now)!.Value, culture),
    };

    internal static string Rule(BoardClock clock, CultureInfo culture) => (clock.Rule, clock.DueAt) switch
    {
        (null, _) => "none known",
        ({ } rule, null) => RuleName(rule),

        // The notice named an instant that had passed when its clock began
        ({ } rule, { } due) when due <= clock.StartedAt => $"{RuleName(rule)}, due at once",
        ({ } rule, { } due) => $"{RuleName(rule)}, {HumanFormat.Length(due - clock.StartedAt, culture)}",
    };

    internal static string RuleName(string rule) => rule == CatalogueDeadlines.DemonstrationRule ? "Notice’s own" : rule;

    /// <summary>How much of the bar of a clock is used; null draws it as undetermined.</summary>
    internal static double? Used(BoardClock clock, BoardState state, Instant now) => state switch
    {
        BoardState.Undetermined => null,
        BoardState.Overdue or BoardState.LongOverdue => clock.UsedShareAt(now) ?? double.PositiveInfinity,
        _ => clock.UsedShareAt(now),
    };

    /// <summary>The due time on a wall: with its offset, so that an hour that comes twice is one hour. UTC stands in the head of the column.</summary>
    internal static string Due(BoardClock clock, DateTimeZone zone, CultureInfo culture) =>
        clock.DueAt is not { } due ? "unknown"
        : zone == DateTimeZone.Utc ? due.InUtc().ToString("d MMM uuuu HH:mm", culture)
        : Local(due, zone, culture);

    /// <summary>An instant in a zone: 21 Nov 2026 14:20 +01.</summary>
    internal static string Local(Instant instant, DateTimeZone zone, CultureInfo culture) =>
        instant.InZone(zone).ToString(zone == DateTimeZone.Utc ? "d MMM uuuu HH:mm 'UTC'" : "d MMM uuuu HH:mm o<g>", culture);

    internal static string Evidence(BoardClock clock, Instant now, CultureInfo culture)
    {
        var word = clock.Evidence switch
        {
            BoardEvidence.Online => "online",
            BoardEvidence.Claimed => "claimed gone",
            BoardEvidence.Acknowledged => "acknowledged",
            BoardEvidence.Delivered => "delivered",
            BoardEvidence.Gone => "gone",
            _ => "issued",
        };
        return clock.EvidenceAt >= now ? $"{word} now" : $"{word} {HumanFormat.Length(now - clock.EvidenceAt, culture)} ago";
    }

    private static string WhyPending(BoardClock clock) =>
        clock.Flags.HasFlag(ItemFlags.DuePending) ? "ground for a reset is open"
        : clock.Flags.HasFlag(ItemFlags.AwaitingStart) ? "waits for a complete request"
        : clock.Flags.HasFlag(ItemFlags.LimitMissing) ? "limit missing in the notice"
        : "no limit known";
}
