using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Acknowledgement of the items received in a window, from receipt, followed to the instant of looking. Removal can come first, so it is a
/// competing way out; releases and open items are censored. Standard errors by notice: mostly the whole notice is acknowledged at once.
/// </summary>
/// <param name="Curves">Incidence of being acknowledged before removal (cause 0) and of removal without it (cause 1), in seconds.</param>
/// <param name="Items">Items followed.</param>
/// <param name="Acknowledged">Those acknowledged before or with their removal.</param>
/// <param name="Removed">Those removed.</param>
/// <param name="RemovedUnacknowledged">Those removed and never acknowledged before it.</param>
public sealed record Acknowledgement(IncidenceCurves Curves, int Items, int Acknowledged, int Removed, int RemovedUnacknowledged)
{
    private static readonly string[] Causes = ["acknowledged", "removed"];

    /// <summary>The limits that hold the exact incidence where cells gave it; null where the items did.</summary>
    public CauseBounds? Bounds { get; init; }

    /// <summary>Share of the removed that were never acknowledged; null where too few were removed for a percentage.</summary>
    public double? NeverAcknowledgedShare => DisplayRules.WhyNoShare(Removed) is null ? Rates.Share(RemovedUnacknowledged, Removed) : null;

    /// <summary>Why no share acknowledged is shown; null where one may be.</summary>
    public string? WhyNoShare => DisplayRules.WhyNoShare(Items)
        ?? (Acknowledged == 0 ? "no acknowledgement is recorded, so never acknowledged and never reported look the same" : null);

    /// <summary>Reads the items received in the window.</summary>
    public static Acknowledgement Of(IEnumerable<StoredItem> items, SliceWindow window)
    {
        var cohort = items.Where(item => WaysOut.IsFollowed(item.State, window)).ToArray();
        var observations = cohort.Select(item => Observation(item.State, window)).ToArray();
        return new Acknowledgement(
            AalenJohansen.Estimate(observations, Causes, new ItemBonds.Known([.. cohort.Select(item => item.NoticeId)])),
            cohort.Length,
            observations.Count(one => one.Cause == Causes[0]),
            cohort.Count(item => item.State.RemovedAt <= window.AsOf),
            observations.Count(one => one.Cause == Causes[1]));
    }

    private static CompetingObservation Observation(ItemState item, SliceWindow window)
    {
        var end = item.EndAt(window.AsOf);
        return item.AcknowledgedAt is { } acknowledged && acknowledged <= end
            ? new(Math.Max(0, (acknowledged - item.ReceivedAt).TotalSeconds), Causes[0])
            : new(Math.Max(0, (end - item.ReceivedAt).TotalSeconds), item.RemovedAt <= end ? Causes[1] : null);
    }
}
