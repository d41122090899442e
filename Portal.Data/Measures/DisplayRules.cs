namespace Portal.Data.Measures;

/// <summary>
/// Which figures a number of items can carry. Below these the counts are shown, never a percentage or a time, and the reason takes the
/// figure's place: small numbers swing by chance, and far ages rest on a handful of items.
/// </summary>
/// <example>With 9 items <see cref="WhyNoShare"/> gives a reason; with 10 it gives null.</example>
public static class DisplayRules
{
    /// <summary>Items that a share or a median needs.</summary>
    public const int LeastItems = 10;

    /// <summary>Items that must be at risk at the age where a period curve starts.</summary>
    public const int LeastAtRisk = 10;

    /// <summary>Items that the 90th percentile and the mean of the slowest tenth need.</summary>
    public const int LeastItemsForP90 = 50;

    /// <summary>Removals that the 95th percentile needs.</summary>
    public const int LeastRemovalsForP95 = 100;

    /// <summary>Why no share of n items is shown; null where one may be.</summary>
    public static string? WhyNoShare(long n) => n switch
    {
        0 => "there are no items",
        < LeastItems => "fewer than 10 items: the counts are shown, a percentage would be chance",
        _ => null,
    };

    /// <summary>Why the age by which the share p was gone is not shown; null where it may be.</summary>
    /// <param name="p">The share, inside (0, 1).</param>
    /// <param name="n">Items ever at risk.</param>
    /// <param name="removals">Those of them that were removed.</param>
    public static string? WhyNoQuantile(double p, long n, long removals) => WhyNoShare(n) ?? (p switch
    {
        >= 0.95 when removals < LeastRemovalsForP95 => "fewer than 100 removals: too few for the slowest twentieth",
        >= 0.9 when n < LeastItemsForP90 => "fewer than 50 items: too few for the slowest tenth",
        _ => null,
    });

    /// <summary>Why the mean of the slowest tenth is not shown; null where it may be.</summary>
    public static string? WhyNoSlowestTenth(long n) => WhyNoQuantile(0.9, n, n);

    /// <summary>Why the mean over the first tau of an age is not shown; null where it may be.</summary>
    /// <param name="tau">The stretch, in the unit of the curve.</param>
    /// <param name="n">Items ever at risk.</param>
    /// <param name="lastAge">The largest age at which ten were at risk; null where there is none.</param>
    public static string? WhyNoRestrictedMean(double tau, long n, double? lastAge) =>
        WhyNoShare(n) ?? (lastAge >= tau ? null : "fewer than 10 items were followed to the end of the stretch");
}
