using MathNet.Numerics.Distributions;

namespace Portal.Data.Measures;

/// <summary>
/// Delete-a-group jackknife: the statistic computed again leaving out one group of notices at a time,
/// se^2 = (G-1)/G sum (theta_(-g) - mean)^2, Student's t with G - 1 degrees of freedom (Shao and Tu 1995).
/// For everything that is not a plain proportion; shares still online on the log-log scale, where the coverage study found the plain one
/// too narrow with few notices.
/// </summary>
/// <example>With 20 groups the interval is the estimate plus or minus 2.093 standard errors.</example>
public static class Jackknife
{
    /// <summary>Groups in the house: a notice belongs to one of them, with all its items.</summary>
    public const int Groups = 20;

    // Student's quantiles take longer to compute than all else of an interval
    private static readonly double[] Students = [.. Enumerable.Range(1, Groups - 1).Select(degrees => StudentT.InvCDF(0, 1, degrees, (1 + ConfidenceInterval.DefaultLevel) / 2))];

    /// <summary>The statistic of all groups together, with its interval.</summary>
    /// <param name="groups">The parts, each with whole notices.</param>
    /// <param name="statistic">Computes the figure from parts; null where it is not defined.</param>
    /// <param name="count">n of the figure.</param>
    /// <param name="scale">Where the interval lies evenly around the figure.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="around">Lays the interval around this value instead of the figure.</param>
    public static Estimate Of<TGroup>(
        IReadOnlyList<TGroup> groups,
        Func<IEnumerable<TGroup>, double?> statistic,
        long count,
        JackknifeScale scale = JackknifeScale.Plain,
        double level = ConfidenceInterval.DefaultLevel,
        double? around = null) =>
        Of(statistic(groups), [.. Enumerable.Range(0, groups.Count).Select(g => statistic(groups.Where((_, i) => i != g)))], count, scale, level, around);

    /// <summary>The same of a statistic that is computed already.</summary>
    /// <param name="figure">The statistic of all groups together; null where it is not defined.</param>
    /// <param name="without">The same without each group in turn.</param>
    /// <param name="count">n of the figure.</param>
    /// <param name="scale">Where the interval lies evenly around the figure.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="around">Lays the interval around this value instead of the figure.</param>
    public static Estimate Of(
        double? figure,
        IReadOnlyList<double?> without,
        long count,
        JackknifeScale scale = JackknifeScale.Plain,
        double level = ConfidenceInterval.DefaultLevel,
        double? around = null)
    {
        if (figure is not { } whole)
        {
            return new Estimate.NotEstimable("the figure is not reached in the data");
        }

        if (without.Count < 2)
        {
            return new Estimate.NotEstimable("a single group of notices has no spread");
        }

        if (!IsOnScale(whole, scale))
        {
            return new Estimate.NotEstimable("at this end of its scale groups of notices show no spread");
        }

        if (without.Any(part => part is null || !IsOnScale(part.Value, scale)))
        {
            return new Estimate.NotEstimable("the figure hangs on one group of notices alone");
        }

        double[] values = [.. without.Select(part => To(part!.Value, scale))];
        var mean = values.Average();
        var error = Math.Sqrt((values.Length - 1.0) / values.Length * values.Sum(value => (value - mean) * (value - mean)));
        var half = StudentOf(values.Length - 1, level) * error;
        var centre = To(around ?? whole, scale);
        var (low, high) = (Back(centre - half, scale), Back(centre + half, scale));

        // The log-log scale falls where the share rises
        return new Estimate.Known(whole, new(Math.Min(low, high), Math.Max(low, high)), count);
    }

    private static double StudentOf(int degrees, double level) => level.Equals(ConfidenceInterval.DefaultLevel) && degrees < Groups
        ? Students[degrees - 1]
        : StudentT.InvCDF(0, 1, degrees, (1 + level) / 2);

    private static bool IsOnScale(double value, JackknifeScale scale) => scale switch
    {
        JackknifeScale.Log => value > 0,
        JackknifeScale.LogLog => value is > 0 and < 1,
        _ => true,
    };

    private static double To(double value, JackknifeScale scale) => scale switch
    {
        JackknifeScale.Log => Math.Log(value),
        JackknifeScale.LogLog => Math.Log(-Math.Log(value)),
        _ => value,
    };

    private static double Back(double value, JackknifeScale scale) => scale switch
    {
        JackknifeScale.Log => Math.Exp(value),
        JackknifeScale.LogLog => Math.Exp(-Math.Exp(value)),
        _ => value,
    };
}
