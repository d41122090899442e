using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Response times of a slice in seconds: receipt of the notice to the first stop. Open items and releases are censored, never dropped.
/// </summary>
public static class RemovalTimes
{
    /// <summary>
    /// The period view: everybody at risk during the window, entering at the age they had at its start and censored at its end.
    /// It answers "how fast is it now". Standard errors by notice: items of one notice fall together.
    /// </summary>
    public static SurvivalCurve InPeriod(IEnumerable<StoredItem> items, SliceWindow window) => ByNotice(items, item => InPeriod(item, window));

    /// <summary>The cohort view: items received in the window, followed to the instant of looking. Standard errors by notice.</summary>
    public static SurvivalCurve OfCohort(IEnumerable<StoredItem> items, SliceWindow window) => ByNotice(items, item => OfCohort(item, window));

    private static SurvivalCurve ByNotice(IEnumerable<StoredItem> items, Func<ItemState, SurvivalObservation?> observe)
    {
        var observations = new List<SurvivalObservation>();
        var notices = new List<long>();
        foreach (var item in items)
        {
            if (observe(item.State) is { } observation)
            {
                observations.Add(observation);
                notices.Add(item.NoticeId);
            }
        }

        return ClusterRobust.Estimate(observations, notices);
    }

    private static SurvivalObservation? InPeriod(ItemState item, SliceWindow window)
    {
        var start = item.ReceivedAt;
        var end = item.EndAt(window.SeenTo);
        if (!item.IsMeasured() || start >= window.SeenTo || end < window.From)
        {
            return null;
        }

        // A removal exactly at the start of the window is seen in it, so entry lies just before
        double? entry = start < window.From ? Math.BitDecrement((window.From - start).TotalSeconds) : null;
        return new SurvivalObservation(entry, Math.Max(0, (end - start).TotalSeconds), IsRemovedAt(item, end) && end < window.SeenTo);
    }

    private static SurvivalObservation? OfCohort(ItemState item, SliceWindow window)
    {
        if (!item.IsMeasured() || !window.Contains(item.ReceivedAt) || item.ReceivedAt > window.AsOf)
        {
            return null;
        }

        var end = item.EndAt(window.AsOf);
        return new SurvivalObservation(Math.Max(0, (end - item.ReceivedAt).TotalSeconds), IsRemovedAt(item, end));
    }

    private static bool IsRemovedAt(ItemState item, Instant end) => item.RemovedAt <= end;
}
