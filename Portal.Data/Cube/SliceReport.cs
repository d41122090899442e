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
    double? ShareOfSlowestTenth)
{
    /// <summary>Name of the definitions that every figure here follows; a change of any definition changes it.</summary>
    public const string MethodVersion = "1.0";

    /// <summary>Computes everything from the items.</summary>
    public static SliceReport Of(IReadOnlyCollection<StoredItem> items, SliceWindow window)
    {
        var states = items.Select(item => item.State).ToArray();
        return new SliceReport(
            Slice.Of(items, window),
            RemovalEstimates.InPeriod(items, window),
            RemovalEstimates.OfCohort(items, window),
            Acknowledgement.Of(states, window),
            Reappearance.Of(states, window),
            SliceFlow.Of(states, window),
            AvailabilityHours.ShareOfSlowestTenth(states, window));
    }
}
