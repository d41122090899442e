namespace Portal.Data.Notices;

/// <summary>How much may wait before it is folded, and how much of that in memory.</summary>
/// <param name="LeastEvents">So many events always may wait.</param>
/// <param name="PartOfAll">And so great a part of all that came: one in so many.</param>
/// <param name="Pages">Pages in memory.</param>
/// <param name="PageBytes">Bytes of a page.</param>
internal sealed record WaitingLimits(int LeastEvents, int PartOfAll, int Pages, int PageBytes)
{
    // Folding goes on beside the reading of a large file, so not everything waits; what is folded too early is folded again when more comes. With 700,000
    // events on two processors that cost more than reading and folding side by side gained
    internal static WaitingLimits Usual { get; } = new(1_000_000, 4, 1 << 10, 1 << 14);
}
