namespace Portal.Data.Measures;

/// <summary>
/// Identities that counts of a window [a, b) must keep; a difference is a fault in the data, never to be smoothed.
/// </summary>
public static class FlowIdentities
{
    /// <summary>N(b) - (N(a) + issued - resolved - released): 0 when the backlog adds up.</summary>
    public static long BacklogDifference(long openAtStart, long issued, long resolved, long released, long openAtEnd) =>
        openAtEnd - (openAtStart + issued - resolved - released);

    /// <summary>
    /// Items open at b that were already open at a, less (open at a less their closures): 0, and never a negative
    /// number of missing items.
    /// </summary>
    public static long AgeingDifference(long openAtStart, long closedOfThose, long openAtEndSinceStart) =>
        openAtEndSinceStart - (openAtStart - closedOfThose);

    /// <summary>
    /// Seconds online in [a, b) from flows alone: N(a)(b - a) + sum (b - issue) - sum (b - close), issues and closures inside the window.
    /// </summary>
    public static decimal ExposureSeconds(long openAtStart, long windowSeconds, decimal secondsLeftAtIssues, decimal secondsLeftAtClosures) =>
        ((decimal)openAtStart * windowSeconds) + secondsLeftAtIssues - secondsLeftAtClosures;
}
