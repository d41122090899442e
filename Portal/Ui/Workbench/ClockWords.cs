using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;

namespace Portal.Ui.Workbench;

/// <summary>A running clock in words.</summary>
internal static class ClockWords
{
    /// <summary>A reference that people can say: the notice and the item, of this database.</summary>
    internal static string Reference(BoardRow row) => string.Create(CultureInfo.InvariantCulture, $"N{row.NoticeId:D5}-{row.ItemId:D6}");

    internal static (string Name, string Note, StatusKind Kind) Group(BoardState state) => state switch
    {
        BoardState.Overdue => ("Overdue", "limit passed, still online at the last check", StatusKind.Overdue),
        BoardState.AtRisk => ("At risk", "a warning to the duty holder, never published", StatusKind.AtRisk),
        BoardState.Running => ("Running", "limit not reached", StatusKind.Running),
        BoardState.Undetermined => ("Undetermined", "gone, but the limit lies between two checks", StatusKind.Undetermined),
        _ => ("Pending", "no limit is known", StatusKind.Provisional),
    };

    internal static string TimeLeft(BoardRow row, CultureInfo culture) => row switch
    {
        { State: BoardState.Undetermined } => "checks too far apart",
        { Left: { } left } => HumanFormat.TimeLeft(left, culture),
        _ => "no limit known",
    };

    internal static string Limit(BoardRow row, CultureInfo culture) =>
        row.DueAt is { } due ? HumanFormat.Length(due - row.StartedAt, culture) : "none";

    internal static string Evidence(BoardRow row, Instant now, CultureInfo culture)
    {
        var word = row.Evidence switch
        {
            BoardEvidence.Online => "online",
            BoardEvidence.Claimed => "claimed gone",
            BoardEvidence.Acknowledged => "acknowledged",
            BoardEvidence.Delivered => "delivered",
            BoardEvidence.Gone => "gone",
            _ => "issued",
        };
        return $"{word} {HumanFormat.Length(now - row.EvidenceAt, culture)} ago";
    }
}
