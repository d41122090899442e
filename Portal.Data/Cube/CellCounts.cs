using NodaTime;

namespace Portal.Data.Cube;

/// <summary>Where the items issued in a window stand, from cells.</summary>
internal static class CellCounts
{
    internal static SliceCounts Of(CellReading reading, SliceWindow window)
    {
        int Issued(CellKind kind) => reading.Flows(kind, window.From, window.SeenTo);
        var (first, end) = (UtcPeriods.DayOf(window.From).Day, UtcPeriods.DayOf(window.SeenTo - Duration.Epsilon).Day);
        var overdue = reading.Open.StandingAt(window.AsOf).Overdue.IssuedOn(first, end);
        var (removed, released) = (Issued(CellKind.IssuedRemoved), Issued(CellKind.IssuedReleased));
        var (isVoid, preResolved, contradictory) = (Issued(CellKind.IssuedVoid), Issued(CellKind.IssuedPreResolved), Issued(CellKind.IssuedContradictory));
        var measured = Issued(CellKind.Issued);
        return new SliceCounts(
            measured + isVoid + preResolved + contradictory,
            isVoid,
            preResolved,
            contradictory,
            removed,
            released,
            (int)overdue,
            measured - removed - released - (int)overdue);
    }
}
