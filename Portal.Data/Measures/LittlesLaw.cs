namespace Portal.Data.Measures;

/// <summary>
/// L = lambda W (Little 1961) as a check of imported reports: the mean number online over the arrivals a day is the mean time online,
/// whatever the distribution. A published mean of closed cases far below it has left the slow ones out.
/// </summary>
/// <example>315 arrivals a day and 4,500 online give 14.3 days; a published mean of 8.4 days is 0.59 of that.</example>
public static class LittlesLaw
{
    /// <summary>Mean days online that the report's own counts imply.</summary>
    public static Estimate MeanDays(double meanOnline, double arrivalsPerDay) => arrivalsPerDay > 0
        ? new Estimate.Known(meanOnline / arrivalsPerDay, default, 0)
        : new Estimate.NotEstimable("the report counts no arrivals");

    /// <summary>Published mean over the implied one; about 1 when nothing was left out. Null when nothing is implied.</summary>
    public static double? Ratio(double publishedMeanDays, double meanOnline, double arrivalsPerDay) =>
        MeanDays(meanOnline, arrivalsPerDay) is Estimate.Known { Point: > 0 } implied ? publishedMeanDays / implied.Point : null;
}
