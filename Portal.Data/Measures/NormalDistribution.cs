using MathNet.Numerics;

namespace Portal.Data.Measures;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>P(Z &lt;= z).</summary>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>The z with P(Z &lt;= z) = p, for p inside (0, 1).</summary>
    public static double Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        return -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p);
    }

    /// <summary>The z of a two-sided interval: 1.959963984540054 for the level 0.95.</summary>
    public static double TwoSided(double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);

        // From the small tail: 1 - level keeps its digits where (1 + level) / 2 would round them away.
        return -Quantile((1 - level) / 2);
    }

    /// <summary>P(|Z| &gt;= |z|).</summary>
    public static double TwoSidedTail(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}
