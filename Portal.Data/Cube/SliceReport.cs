using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>A slice with everything that the methodology knows to say about it.</summary>
/// <param name="Slice">Counts, rates, hours and backlog.</param>
/// <param name="Period">Response times of the period, with intervals by notice.</param>
/// <param name="Cohort">Response times of the items received in the window, likewise.</param>
/// <param name="Acknowledgement">Acknowledgement of the items received in the window.</param>
/// <param name="Reappearance">What came back of the items removed in the window.</param>
/// <param name="Flow">What came in and went out.</param>
/// <param name="ShareOfSlowestTenth">Share of the item-hours that comes from the slowest tenth of items; null without any.</param>
public sealed record SliceReport(
    Slice Slice,
    RemovalEstimates Period,
    RemovalEstimates Cohort,
    Acknowledgement Acknowledgement,
    Reappearance Reappearance,
    SliceFlow Flow,
    double? ShareOfSlowestTenth) : ISliceMeasures
{
    /// <summary>Response times of the period of the same length before.</summary>
    public required RemovalEstimates PeriodBefore { get; init; }

    /// <summary>What a report without open items would say: for contrast.</summary>
    public required ClosedOnly ClosedOnly { get; init; }

    /// <summary>Ways out of the items received in the window.</summary>
    public required WaysOut WaysOut { get; init; }

    /// <summary>What would come of open items whose limit is ahead.</summary>
    public required Projection Projection { get; init; }

    /// <summary>Name of the definitions that every figure here follows; a change of any definition changes it.</summary>
    public const string MethodVersion = "1.1";

    /// <summary>Computes everything from the items.</summary>
    public static SliceReport Of(IReadOnlyCollection<StoredItem> items, SliceWindow window)
    {
        var states = items.Select(item => item.State).ToArray();
        var period = RemovalEstimates.InPeriod(items, window);
        return new SliceReport(
            Slice.Of(items, window),
            period,
            RemovalEstimates.OfCohort(items, window),
            Acknowledgement.Of(items, window),
            Reappearance.Of(items, window),
            SliceFlow.Of(states, window),
            AvailabilityHours.ShareOfSlowestTenth(states, window))
        {
            PeriodBefore = RemovalEstimates.InPeriod(items, window.Before),
            ClosedOnly = ClosedOnly.Of(states.Select(item => RemovalTimes.ObservationInPeriod(item, window)).Where(seen => seen is { IsEvent: true }).Select(seen => seen!.Value.Exit)),
            WaysOut = WaysOut.Of(items, window),
            Projection = Projection.Of(states, period, window),
        };
    }

    SliceWindow ISliceMeasures.Window => Slice.Window;

    bool ISliceMeasures.IsSynthetic => Slice.IsSynthetic;

    SliceCounts ISliceMeasures.Counts => Slice.Counts;

    int ISliceMeasures.ClaimOnly => Slice.ClaimOnly;

    int ISliceMeasures.SkewCorrected => Slice.SkewCorrected;

    int ISliceMeasures.LimitBeforeStart => Slice.LimitBeforeStart;

    int ISliceMeasures.DatedAhead => Slice.DatedAhead;

    double? ISliceMeasures.OpenShare => Slice.OpenShare;

    OnTimeCounts ISliceMeasures.OnTime => Slice.OnTime;

    OnTimeCounts ISliceMeasures.OnTimeAgainstOriginal => Slice.OnTimeAgainstOriginal;

    IRemovalMeasures ISliceMeasures.Period => Period;

    IRemovalMeasures ISliceMeasures.Cohort => Cohort;

    IReturnMeasures ISliceMeasures.Reappearance => Reappearance;

    AvailabilityHours ISliceMeasures.Availability => Slice.Availability;

    string? ISliceMeasures.WhyNoShareOfSlowestTenth => null;

    Backlog ISliceMeasures.Backlog => Slice.Backlog;
}
