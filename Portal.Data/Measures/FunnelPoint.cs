namespace Portal.Data.Measures;

/// <summary>One provider against the common rate.</summary>
/// <param name="Unit">The provider, with something due.</param>
/// <param name="ZBinomial">(p - theta) / sqrt(theta (1-theta) / n).</param>
/// <param name="ZArcsine">(asin sqrt p - asin sqrt theta) 2 sqrt n.</param>
/// <param name="ZWinsorised">The same, pulled in to the 10 % and 90 % quantiles of all providers.</param>
/// <param name="ZOverdispersed">Arcsine difference over sqrt(1/(4n) + tau^2): what an outlier is judged by.</param>
/// <param name="PTwoSided">Two-sided tail of <paramref name="ZOverdispersed"/>.</param>
/// <param name="Q">The same after Benjamini and Hochberg (1995).</param>
public sealed record FunnelPoint(
    FunnelUnit Unit, double ZBinomial, double ZArcsine, double ZWinsorised, double ZOverdispersed, double PTwoSided, double Q);
