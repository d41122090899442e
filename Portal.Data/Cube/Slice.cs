using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Every measure of one slice: any provider, host, issuer, category and rule, over any window, as of any instant.</summary>
/// <param name="Window">The stretch of time and the instant of looking.</param>
/// <param name="Counts">Where the items issued in the window stand.</param>
/// <param name="OnTime">The due cohort against the deadline in force.</param>
/// <param name="OnTimeAgainstOriginal">The same against the deadline before extensions; a gap between the two is news.</param>
/// <param name="Removal">Response times, period view.</param>
/// <param name="CohortRemoval">Response times of the items received in the window.</param>
/// <param name="Availability">Item-hours online in the window.</param>
/// <param name="Backlog">What is open at the instant of looking, whenever it was issued.</param>
/// <param name="ClaimOnly">Resolved items whose stop is the provider's own word.</param>
/// <param name="IsSynthetic">True when any item of the slice is synthetic.</param>
public sealed record Slice(
    SliceWindow Window,
    SliceCounts Counts,
    OnTimeCounts OnTime,
    OnTimeCounts OnTimeAgainstOriginal,
    SurvivalCurve Removal,
    SurvivalCurve CohortRemoval,
    AvailabilityHours Availability,
    Backlog Backlog,
    int ClaimOnly,
    bool IsSynthetic)
{
    /// <summary>Measured items issued in the window whose end lay before their issue by no more than the source's clock may be off: it counts as at the issue.</summary>
    public int SkewCorrected { get; init; }

    /// <summary>Measured items issued in the window whose limit lies before the start of its own clock: held against no limit.</summary>
    public int LimitBeforeStart { get; init; }

    /// <summary>Measured items issued in the window with an event that is dated later than it was recorded, by more than clocks may differ: held against no limit.</summary>
    public int DatedAhead { get; init; }

    /// <summary>Share of the measured items issued in the window that are still online, 0 to 1; null where there are too few for a percentage.</summary>
    public double? OpenShare => DisplayRules.WhyNoShare(Counts.Measured) is null ? (double)Counts.Open / Counts.Measured : null;

    /// <summary>Computes every measure from the items themselves: exact, and the audit path of anything faster.</summary>
    public static Slice Of(IReadOnlyCollection<StoredItem> items, SliceWindow window)
    {
        var states = items.Select(item => item.State).ToArray();
        return new Slice(
            window,
            SliceCounts.Of(states, window),
            OnTimeCounts.Of(items, window),
            OnTimeCounts.Of(items, window, originalDeadline: true),
            RemovalTimes.InPeriod(items, window),
            RemovalTimes.OfCohort(items, window),
            AvailabilityHours.Of(states, window),
            Backlog.At(states, window.AsOf),
            states.Count(state => state.IsMeasured() && window.Contains(state.IssuedAt)
                && state.RemovedAt <= window.AsOf && state.Flags.HasFlag(ItemFlags.ClaimOnly)),
            items.Any(item => item.IsSynthetic))
        {
            SkewCorrected = Marked(ItemFlags.SkewCorrected),
            LimitBeforeStart = Marked(ItemFlags.LimitBeforeStart),
            DatedAhead = Marked(ItemFlags.DatedAheadOfRecord),
        };

        int Marked(ItemFlags mark) =>
            states.Count(state => state.IsMeasured() && window.Contains(state.IssuedAt) && state.IssuedAt <= window.AsOf && state.Flags.Has(mark));
    }
}
