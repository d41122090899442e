namespace Portal.Data.Measures;

/// <summary>Intervals for x successes among n. With n = 0 there is no rate and no interval.</summary>
/// <example><c>Rates.Wilson(9, 10)</c> is [0.596, 0.982]; <c>Rates.ClopperPearson(0, 10)</c> is [0, 0.308].</example>
public static class Rates
{
    /// <summary>x / n; null when n is 0.</summary>
    public static double? Share(long x, long n) => n == 0 ? null : (double)x / n;

    /// <summary>
    /// Wilson's score interval (1927), no continuity correction:
    /// centre (p + z^2/2n) / (1 + z^2/n), half width z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n). Counts may be effective, not whole.
    /// </summary>
    public static ConfidenceInterval Wilson(double x, double n, double level = ConfidenceInterval.DefaultLevel)
    {
        if (!Check(x, n))
        {
            return default;
        }

        var z = NormalDistribution.TwoSided(level);
        var p = x / n;
        var scale = 1 + (z * z / n);
        var centre = (p + (z * z / (2 * n))) / scale;
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / scale;
        return new(x <= 0 ? 0 : centre - half, x >= n ? 1 : centre + half);
    }

    /// <summary>Clopper and Pearson (1934): covers at least the level whatever the true rate, so it is wider. For legal claims.</summary>
    public static ConfidenceInterval ClopperPearson(long x, long n, double level = ConfidenceInterval.DefaultLevel) => !Check(x, n)
        ? default
        : new(
            x == 0 ? 0 : BetaDistribution.Quantile((1 - level) / 2, x, n - x + 1),
            x == n ? 1 : UpperTail((1 - level) / 2, x + 1, n - x));

    /// <summary>
    /// Clopper and Pearson's limits where all of n were successes: n is effective, not whole. A curve that has not moved yet has no spread of its own, and a band
    /// without width would say that it is known for sure.
    /// </summary>
    public static ConfidenceInterval AllOf(double n, double level = ConfidenceInterval.DefaultLevel) => n > 0 ? new(Math.Pow((1 - level) / 2, 1 / n), 1) : default;

    /// <summary>The same where none of n were successes.</summary>
    public static ConfidenceInterval NoneOf(double n, double level = ConfidenceInterval.DefaultLevel) => n > 0 ? new(0, 1 - AllOf(n, level).Lower) : default;

    /// <summary>Equal tails of beta(x + 1/2, n - x + 1/2), with 0 below no success and 1 above no failure (Brown, Cai, DasGupta 2001).</summary>
    public static ConfidenceInterval Jeffreys(long x, long n, double level = ConfidenceInterval.DefaultLevel) => !Check(x, n)
        ? default
        : new(
            x == 0 ? 0 : BetaDistribution.Quantile((1 - level) / 2, x + 0.5, n - x + 0.5),
            x == n ? 1 : UpperTail((1 - level) / 2, x + 0.5, n - x + 0.5));

    /// <summary>
    /// Rate 1 less rate 2 with Newcombe's hybrid score interval (1998, method 10): each side from the Wilson limits of the two.
    /// Undefined when either has no cases.
    /// </summary>
    public static ConfidenceInterval NewcombeDifference(long x1, long n1, long x2, long n2, double level = ConfidenceInterval.DefaultLevel)
    {
        if (!Check(x1, n1) || !Check(x2, n2))
        {
            return default;
        }

        var (p1, p2) = ((double)x1 / n1, (double)x2 / n2);
        var (first, second) = (Wilson(x1, n1, level), Wilson(x2, n2, level));
        return new(
            p1 - p2 - Hypotenuse(p1 - first.Lower!.Value, second.Upper!.Value - p2),
            p1 - p2 + Hypotenuse(first.Upper!.Value - p1, p2 - second.Lower!.Value));
    }

    /// <summary>Wilson's interval on the effective size n / deff: items of one notice are not independent.</summary>
    public static ConfidenceInterval ClusteredWilson(ClusterSums sums, double level = ConfidenceInterval.DefaultLevel) =>
        sums.EffectiveN is { } n && sums.Rate is { } rate ? Wilson(rate * n, n, level) : default;

    private static bool Check(double x, double n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        return n > 0;
    }

    // The x above which beta(a, b) holds the small probability, from the other end to keep its digits.
    private static double UpperTail(double tail, double a, double b) => 1 - BetaDistribution.Quantile(tail, b, a);

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
