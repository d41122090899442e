using NodaTime;

namespace Portal.Data.Notices;

/// <summary>Sums up how good the data of some notices are, the newest first.</summary>
/// <param name="look">The instant of looking.</param>
/// <param name="removals">So many of the latest removals tell how far apart checks lie, and how reports arrive.</param>
internal sealed class QualityTally(Instant look, int removals)
{
    // So old that their late reports are in
    private readonly Instant before = look - ReportQuality.LongestDelay;
    private readonly List<Duration> widths = [];
    private readonly List<IReadOnlyList<NoticeEvent>> reported = [];
    private long items;
    private long aheadOfTime;
    private int ended;

    /// <summary>Takes one more notice.</summary>
    /// <param name="events">All its events.</param>
    /// <param name="states">Its items that are asked for.</param>
    internal void Add(IReadOnlyList<NoticeEvent> events, IEnumerable<ItemState> states)
    {
        var isReported = false;
        foreach (var item in states)
        {
            items++;
            aheadOfTime += item.IssuedAt > look || item.ReceivedAt > look || item.RemovedAt > look || item.ReleasedAt > look ? 1 : 0;
            if (widths.Count < removals && item.Flags.Has(ItemFlags.StopIsInterval) && item.AliveAt < item.RemovedAt && item.RemovedAt <= look)
            {
                widths.Add(item.RemovedAt.Value - item.AliveAt.Value);
            }

            if (ended < removals && item.RemovedAt <= before)
            {
                ended++;
                isReported = true;
            }
        }

        if (isReported)
        {
            reported.Add(events);
        }
    }

    /// <summary>What was found.</summary>
    /// <param name="isPart">Whether there are more notices than were taken.</param>
    internal DataQuality Sum(bool isPart) => new(
        ReportQuality.Of(reported, before),
        CheckIntervals.Of(widths),
        new ContradictionCounts { Items = items, AheadOfTime = aheadOfTime, IsPart = isPart });
}
