namespace Portal.Data.Measures;

/// <summary>
/// What periodic checks allow to say: three curves, a bracket of exposure, and an on-time answer in three parts.
/// The three curves are a sensitivity band, not strict bounds once items are censored.
/// </summary>
public static class IntervalCensored
{
    /// <summary>The removal curve with removals placed one way; items still up are censored at their last check.</summary>
    public static SurvivalCurve Curve(IEnumerable<CheckedItem> items, RemovalPlacement placement) =>
        KaplanMeier.Estimate(items.Select(item => item.FirstGone is { } gone
            ? new SurvivalObservation(Place(item.LastAlive, gone, placement), true)
            : new SurvivalObservation(item.LastAlive, false)));

    /// <summary>Time surely online (to the last check that found it), and at most online (to the first that did not).</summary>
    public static ConfidenceInterval Exposure(IReadOnlyCollection<CheckedItem> items) =>
        new(items.Sum(item => item.LastAlive), items.Sum(item => item.FirstGone ?? item.LastAlive));

    /// <summary>On time for certain when gone at or before the deadline, late for certain when found after it; else undetermined.</summary>
    public static CheckedOnTime OnTime(IReadOnlyCollection<CheckedItem> items, double deadline)
    {
        var onTime = items.Count(item => item.FirstGone <= deadline);
        var late = items.Count(item => item.LastAlive > deadline);
        return new(items.Count, onTime, late);
    }

    private static double Place(double alive, double gone, RemovalPlacement placement) => placement switch
    {
        RemovalPlacement.LastAlive => alive,
        RemovalPlacement.Midpoint => (alive + gone) / 2,
        _ => gone,
    };
}
