using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// Little's law L = lambda W on the flows of a window: the mean number online over the arrivals a day is the mean time online, with open items in. Where the
/// mean of closed items lies far below it, the slow ones are still online. While a backlog grows the law reads too short itself.
/// </summary>
/// <param name="MeanOnline">Items online on average over the window, each in its first spell.</param>
/// <param name="ArrivalsPerDay">Items notified a day.</param>
/// <param name="MeanTime">What the two imply; null where it can't be estimated.</param>
/// <param name="ClosedMean">The mean of the items that were removed in the window, nothing else; null with fewer than ten.</param>
/// <param name="Because">Why there is no mean time; null where there is one.</param>
public sealed record LittleCheck(double MeanOnline, double ArrivalsPerDay, Duration? MeanTime, Duration? ClosedMean, string? Because)
{
    private const double MicrosPerDay = 86_400_000_000;

    /// <summary>The closed mean over the implied one: about 1 where nothing is left out. Null where either is missing.</summary>
    public double? Ratio => ClosedMean is { } closed ? LittlesLaw.Ratio(closed.TotalDays, MeanOnline, ArrivalsPerDay) : null;

    /// <param name="window">The window; what lies after the look has not come.</param>
    /// <param name="exposureMicros">Microseconds online in it, summed over items.</param>
    /// <param name="flow">What came in.</param>
    /// <param name="closedMean">Mean of the closed items in seconds.</param>
    internal static LittleCheck Of(SliceWindow window, Int128 exposureMicros, SliceFlow flow, double? closedMean)
    {
        var days = (window.SeenTo - window.From).TotalDays;
        Duration? closed = closedMean is { } seconds ? Duration.FromSeconds(seconds) : null;
        if (days <= 0)
        {
            return new(0, 0, null, closed, "the period has not begun");
        }

        var (online, arrivals) = ((double)exposureMicros / MicrosPerDay / days, flow.Issued / days);
        return DisplayRules.WhyNoShare(flow.Issued) is not null
            ? new(online, arrivals, null, closed, "fewer than ten items were notified in the period")
            : LittlesLaw.MeanDays(online, arrivals) switch
            {
                Estimate.Known known => new(online, arrivals, Duration.FromDays(known.Point), closed, null),
                Estimate.NotEstimable none => new(online, arrivals, null, closed, none.Because),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }
}
