namespace Portal.Data.Measures;

/// <summary>What reports of closed cases alone show. For contrast with the curves, never to be published.</summary>
/// <param name="Count">Closed cases.</param>
/// <param name="Mean">Their mean duration; null without any.</param>
/// <param name="Median">Their median; null without any.</param>
/// <param name="ShareWithin">Share closed at or before the limit; null without any.</param>
public sealed record ClosedSummary(int Count, double? Mean, double? Median, double? ShareWithin)
{
    /// <summary>Summarises durations against a limit in the same unit.</summary>
    public static ClosedSummary Of(IReadOnlyCollection<double> durations, double limit) => durations.Count == 0
        ? new(0, null, null, null)
        : new(
            durations.Count,
            durations.Average(),
            SampleQuantile.Of(durations, 0.5),
            (double)durations.Count(duration => duration <= limit) / durations.Count);
}
