namespace Portal.Data.Measures;

/// <summary>Control limits of a funnel at one n.</summary>
public static class FunnelLimits
{
    /// <summary>
    /// Exact binomial limits with Spiegelhalter's interpolation (2005): for a tail p the smallest r with P(X &lt;= r) &gt;= p, less
    /// alpha = (P(X &lt;= r) - p) / P(X = r), over n.
    /// </summary>
    public static ConfidenceInterval Exact(double target, long n, double level) =>
        new(ExactLimit(target, n, (1 - level) / 2), ExactLimit(target, n, (1 + level) / 2));

    /// <summary>Normal limits target plus or minus z sqrt(phi target (1-target) / n), clipped to [0, 1]; phi 1 means no over-dispersion.</summary>
    public static ConfidenceInterval Normal(double target, long n, double level, double phi = 1)
    {
        var half = NormalDistribution.TwoSided(level) * Math.Sqrt(phi * target * (1 - target) / n);
        return new(Math.Max(0, target - half), Math.Min(1, target + half));
    }

    /// <summary>sin^2(asin sqrt target plus or minus z sqrt(1/(4n) + tau^2)), the angle kept inside [0, pi/2].</summary>
    public static ConfidenceInterval Arcsine(double target, long n, double level, double tauSquared)
    {
        var half = NormalDistribution.TwoSided(level) * Math.Sqrt((1 / (4.0 * n)) + tauSquared);
        var angle = Math.Asin(Math.Sqrt(target));
        return new(Square(Math.Max(0, angle - half)), Square(Math.Min(Math.PI / 2, angle + half)));

        static double Square(double bound) => Math.Pow(Math.Sin(bound), 2);
    }

    private static double ExactLimit(double target, long n, double tail)
    {
        var (low, high) = (0L, n);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Cumulative(target, n, middle) >= tail ? (low, middle) : (middle + 1, high);
        }

        var upTo = Cumulative(target, n, low);
        var alpha = (upTo - tail) / (upTo - Cumulative(target, n, low - 1));
        return (low - alpha) / n;
    }

    // P(X <= r) for X binomial (n, target), through the beta integral.
    private static double Cumulative(double target, long n, long r) => r switch
    {
        < 0 => 0,
        _ when r >= n => 1,
        _ => BetaDistribution.Cdf(1 - target, target, n - r, r + 1),
    };
}
