using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// How the items received in a window left: removed, or moved to another host, which is a way out of its own and no removal. Where many move,
/// one minus the removal curve overstates what was removed. From receipt, followed to the instant of looking; other releases and open items are censored. Standard errors by notice.
/// </summary>
/// <param name="Curves">Incidence of removal (cause 0) and of moving (cause 1), in seconds.</param>
/// <param name="Items">Items followed.</param>
/// <param name="Removed">Those removed.</param>
/// <param name="Moved">Those that moved.</param>
public sealed record WaysOut(IncidenceCurves Curves, int Items, int Removed, int Moved)
{
    private static readonly string[] Causes = ["removed", "moved_host"];

    /// <summary>The limits that hold the exact incidence where cells gave it; null where the items did.</summary>
    public CauseBounds? Bounds { get; init; }

    /// <summary>Why no share is shown; null where one may be.</summary>
    public string? WhyNoShare => DisplayRules.WhyNoShare(Items);

    /// <summary>Why no share at an age is shown; null where one may be.</summary>
    public string? WhyNoShareAt(double seconds) =>
        WhyNoShare ?? (Curves.Steps is [.., { Open: > 0 } last] && last.Time < seconds ? "no item was followed to this age" : null);

    /// <summary>Reads the items received in the window.</summary>
    public static WaysOut Of(IEnumerable<StoredItem> items, SliceWindow window)
    {
        var cohort = items.Where(item => IsFollowed(item.State, window)).ToArray();
        CompetingObservation[] observations = [.. cohort.Select(item => Observation(item.State, window))];
        return new WaysOut(
            AalenJohansen.Estimate(observations, Causes, new ItemBonds.Known([.. cohort.Select(item => item.NoticeId)])),
            observations.Length,
            observations.Count(one => one.Cause == Causes[0]),
            observations.Count(one => one.Cause == Causes[1]));
    }

    /// <summary>Whether an item was received in the window and is followed from its receipt.</summary>
    internal static bool IsFollowed(ItemState item, SliceWindow window) =>
        item.IsMeasured() && window.Contains(item.ReceivedAt) && item.ReceivedAt <= window.AsOf;

    /// <summary>
    /// The same from cells: exact at bucket edges but for what is censored inside an earlier bucket. Cells know no notices here: removals borrow the design effect of the
    /// due cohort, and a notice's items are taken to move together.
    /// </summary>
    internal static WaysOut Of(CellReading reading, SliceWindow window, OnTimeCounts due)
    {
        var (cohort, moved) = (reading.Cohort(window.From, window.To), reading.Moved(window.From, window.To));
        var counts = new long[]?[] { new long[cohort.Length], new long[cohort.Length], new long[cohort.Length] };
        for (var bucket = 0; bucket < cohort.Length; bucket++)
        {
            var (one, own) = (cohort[bucket], bucket < moved.Length ? moved[bucket].Censored : 0);
            (counts[0]![bucket], counts[1]![bucket], counts[2]![bucket]) = (one.Events, own, one.Censored - own);
        }

        var observations = CauseCounts.Observations(counts, Causes);
        var curves = AalenJohansen.Estimate(observations, Causes, new ItemBonds.Borrowed([due.EffectUsed ?? 1, due.WidestEffect]));
        return new WaysOut(curves, observations.Sum(one => one.Count), CauseCounts.Sum(counts[0]), CauseCounts.Sum(counts[1]))
        {
            Bounds = new CauseBounds(counts, Causes.Length),
        };
    }

    private static CompetingObservation Observation(ItemState item, SliceWindow window)
    {
        var end = item.EndAt(window.AsOf);
        var cause = item.RemovedAt <= end ? Causes[0]
            : item.ReleasedAt <= end && item.ReleaseReason == ReasonCodes.MovedHost ? Causes[1]
            : null;
        return new(Math.Max(0, (end - item.ReceivedAt).TotalSeconds), cause);
    }
}
