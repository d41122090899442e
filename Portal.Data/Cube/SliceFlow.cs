using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>What came in and went out of a window, of the items that count.</summary>
/// <param name="OpenAtStart">Open just before the window's first instant.</param>
/// <param name="Issued">Issued inside.</param>
/// <param name="Removed">Removed inside.</param>
/// <param name="Released">Released inside.</param>
/// <param name="OpenAtEnd">Open at its end, or at the instant of looking if that is earlier.</param>
public sealed record SliceFlow(int OpenAtStart, int Issued, int Removed, int Released, int OpenAtEnd)
{
    /// <summary>0 when the backlog adds up; anything else is a fault in the data.</summary>
    public long Difference => FlowIdentities.BacklogDifference(OpenAtStart, Issued, Removed, Released, OpenAtEnd);

    /// <summary>Counts the flows of [from, the end of what can be seen).</summary>
    public static SliceFlow Of(IEnumerable<ItemState> items, SliceWindow window)
    {
        var (start, issued, removed, released, end) = (0, 0, 0, 0, 0);
        foreach (var item in items.Where(item => item.IsMeasured()))
        {
            start += IsOpenBefore(item, window.From) ? 1 : 0;
            issued += IsInside(item.IssuedAt, window) ? 1 : 0;
            removed += IsInside(item.RemovedAt, window) ? 1 : 0;
            released += IsInside(item.ReleasedAt, window) ? 1 : 0;
            end += IsOpenBefore(item, window.SeenTo) ? 1 : 0;
        }

        return new SliceFlow(start, issued, removed, released, end);
    }

    private static bool IsOpenBefore(ItemState item, Instant instant) =>
        item.IssuedAt < instant && !(item.RemovedAt < instant) && !(item.ReleasedAt < instant);

    private static bool IsInside(Instant? at, SliceWindow window) => at >= window.From && at < window.SeenTo;
}
