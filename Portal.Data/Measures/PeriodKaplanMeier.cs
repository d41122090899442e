namespace Portal.Data.Measures;

/// <summary>
/// Curves of a window [from, to) of time. The period curve has everybody at risk during the window, entering at the age they had at
/// its start and censored at its end: the idea of period life expectancy, and the one to publish for "this month".
/// </summary>
public static class PeriodKaplanMeier
{
    /// <summary>
    /// Kept: issued before the end and not resolved by the start. Entry: the age at the start, or watched from issue when issued inside.
    /// Event when resolved before the end.
    /// </summary>
    public static SurvivalCurve Estimate(IEnumerable<DatedItem> items, double from, double to) =>
        KaplanMeier.Estimate(items
            .Where(item => item.IssuedAt < to && (item.IssuedAt >= from || !(item.ResolvedAt <= from)))
            .Select(item => Observe(item, item.IssuedAt < from ? from - item.IssuedAt : null, to)));

    /// <summary>Those issued inside the window, as seen at its end: unbiased, but young.</summary>
    public static SurvivalCurve CohortAtEnd(IEnumerable<DatedItem> items, double from, double to) =>
        KaplanMeier.Estimate(items
            .Where(item => item.IssuedAt >= from && item.IssuedAt < to)
            .Select(item => Observe(item, null, to)));

    /// <summary>Durations of those resolved inside the window, for contrast only: clearing a backlog makes them look worse.</summary>
    public static double[] ClosedDurations(IEnumerable<DatedItem> items, double from, double to) =>
        [.. items.Where(item => item.ResolvedAt >= from && item.ResolvedAt < to).Select(item => item.ResolvedAt!.Value - item.IssuedAt)];

    private static SurvivalObservation Observe(DatedItem item, double? entry, double to)
    {
        var isEvent = item.ResolvedAt < to;
        return new(entry, (isEvent ? item.ResolvedAt!.Value : to) - item.IssuedAt, isEvent);
    }
}
