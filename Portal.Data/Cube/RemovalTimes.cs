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
    /// It answers "how fast is it now". Standard errors by notice: items of one notice fall together. The curve starts at the first edge of a <see cref="Bucket"/> with ten
    /// items at risk and is conditional on reaching it (<see cref="SurvivalCurve.StartAge"/>), because the first risk sets can be tiny.
    /// </summary>
    /// <param name="items">The items of a slice.</param>
    /// <param name="window">The stretch of time.</param>
    public static SurvivalCurve InPeriod(IEnumerable<StoredItem> items, SliceWindow window) => FollowedItems.InPeriod(items, window).Curve();

    /// <summary>The cohort view: items received in the window, followed to the instant of looking. Standard errors by notice.</summary>
    public static SurvivalCurve OfCohort(IEnumerable<StoredItem> items, SliceWindow window) => FollowedItems.OfCohort(items, window).Curve();

    /// <summary>The age in seconds at which a curve of these may start.</summary>
    internal static double StartOf(List<SurvivalObservation> observations)
    {
        var counts = new BucketCounts();
        observations.ForEach(counts.Add);
        return counts.StartingWith(DisplayRules.LeastAtRisk).StartAge;
    }

    /// <summary>The observation as seen from an age on; null where it had ended by then.</summary>
    internal static SurvivalObservation? From(SurvivalObservation observation, double age) => observation.Exit <= age
        ? null
        : observation with { Entry = Math.Max(age, observation.Entry ?? double.NegativeInfinity) };

    /// <summary>One item in the period view; null where it is not at risk in the window.</summary>
    internal static SurvivalObservation? ObservationInPeriod(ItemState item, SliceWindow window)
    {
        var start = item.ReceivedAt;
        var end = item.ResponseEnd(item.EndAt(window.SeenTo));
        if (!item.IsMeasured() || start >= window.SeenTo || end < window.From)
        {
            return null;
        }

        // A removal exactly at the start of the window is seen in it, so entry lies just before
        double? entry = start < window.From ? Math.BitDecrement((window.From - start).TotalSeconds) : null;
        return new SurvivalObservation(entry, (end - start).TotalSeconds, IsRemovedAt(item, end) && end < window.SeenTo);
    }

    /// <summary>One item in the cohort view; null where it was not received in the window.</summary>
    internal static SurvivalObservation? OfCohort(ItemState item, SliceWindow window)
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
