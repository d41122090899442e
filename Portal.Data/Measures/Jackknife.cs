using MathNet.Numerics.Distributions;

namespace Portal.Data.Measures;

/// <summary>
/// Delete-a-group jackknife: the statistic computed again leaving out one group of notices at a time,
/// se^2 = (G-1)/G sum (theta_(-g) - mean)^2, Student's t with G - 1 degrees of freedom (Shao and Tu 1995).
/// For everything that is not a plain proportion; quantiles on the log scale.
/// </summary>
/// <example>With 20 groups the interval is the estimate plus or minus 2.093 standard errors.</example>
public static class Jackknife
{
    /// <summary>Groups in the house: a notice belongs to one of them, with all its items.</summary>
    public const int Groups = 20;

    /// <summary>The statistic of all groups together, with its interval.</summary>
    /// <param name="groups">The parts, each with whole notices.</param>
    /// <param name="statistic">Computes the figure from parts; null where it is not defined.</param>
    /// <param name="count">n of the figure.</param>
    /// <param name="isLogScale">Whether the interval is symmetric on the log scale, for positive figures.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimate Of<TGroup>(
        IReadOnlyList<TGroup> groups,
        Func<IEnumerable<TGroup>, double?> statistic,
        long count,
        bool isLogScale = false,
        double level = ConfidenceInterval.DefaultLevel)
    {
        if (statistic(groups) is not { } whole)
        {
            return new Estimate.NotEstimable("the figure is not reached in the data");
        }

        if (groups.Count < 2)
        {
            return new Estimate.NotEstimable("a single group of notices has no spread");
        }

        var parts = Enumerable.Range(0, groups.Count).Select(g => statistic(groups.Where((_, i) => i != g))).ToArray();
        if (Array.Exists(parts, part => part is null) || (isLogScale && (whole <= 0 || Array.Exists(parts, part => part <= 0))))
        {
            return new Estimate.NotEstimable("the figure hangs on one group of notices alone");
        }

        return Interval(whole, [.. parts.Select(part => part!.Value)], count, isLogScale, level);
    }

    private static Estimate.Known Interval(double whole, double[] parts, long count, bool isLogScale, double level)
    {
        double[] values = isLogScale ? Array.ConvertAll(parts, Math.Log) : parts;
        var mean = values.Average();
        var error = Math.Sqrt((values.Length - 1.0) / values.Length * values.Sum(value => (value - mean) * (value - mean)));
        var half = StudentT.InvCDF(0, 1, values.Length - 1, (1 + level) / 2) * error;
        return new(
            whole,
            isLogScale ? new(whole * Math.Exp(-half), whole * Math.Exp(half)) : new(whole - half, whole + half),
            count);
    }
}
