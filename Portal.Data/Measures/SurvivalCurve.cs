namespace Portal.Data.Measures;

/// <summary>
/// A product-limit curve: 1 before the first step, then right-continuous, flat after the last time. Immutable.
/// </summary>
public sealed class SurvivalCurve
{
    private readonly double[] entries;
    private readonly double[] exits;

    internal SurvivalCurve(double[] sortedEntries, double[] sortedExits, IReadOnlyList<SurvivalStep> steps)
    {
        entries = sortedEntries;
        exits = sortedExits;
        Steps = steps;
        Heights = new SurvivalHeights([.. steps.Select(step => step.Time)], [.. steps.Select(step => step.Survival)]);
        Events = steps.Sum(step => step.Events);
    }

    /// <summary>Items that were ever at risk.</summary>
    public int Count => exits.Length;

    /// <summary>Items removed.</summary>
    public int Events { get; }

    /// <summary>Items still up when last looked at.</summary>
    public int Censored => Count - Events;

    /// <summary>One step for each distinct exit time, ascending.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>The largest age that anything was followed to; null without observations.</summary>
    public double? LastTime => Steps.Count == 0 ? null : Steps[^1].Time;

    /// <summary>
    /// The age that the curve is conditional on: it holds for items that were still up then. 0 where it starts with the issue,
    /// infinite where at no age enough items were at risk, so that the curve is empty.
    /// </summary>
    public double StartAge { get; private init; }

    /// <summary>The curve without what its errors need.</summary>
    internal SurvivalHeights Heights { get; }

    /// <summary>The curve read at one age.</summary>
    public SurvivalPoint At(double time)
    {
        var index = IndexAt(time);
        return index < 0
            ? new(time, AtRisk(time), 1, 0)
            : new(time, AtRisk(time), Steps[index].Survival, Steps[index].StandardError);
    }

    /// <summary>Items with entry &lt; age &lt;= exit.</summary>
    public int AtRisk(double time) => CountBelow(entries, time) - CountBelow(exits, time);

    /// <summary>The age by which the share <paramref name="p"/>, inside (0, 1), had been removed.</summary>
    public SurvivalQuantile Quantile(double p) => new(this, p);

    /// <summary>
    /// Mean time up during the first <paramref name="tau"/>: the area under S from 0 to tau, with
    /// se^2 = sum over events at t &lt;= tau of A(t)^2 d/(n(n-d)), A(t) the area from t to tau.
    /// </summary>
    public RestrictedMean RestrictedMean(double tau) => RestrictedMeanCalculator.Calculate(this, tau);

    /// <summary>
    /// Mean age at removal of the slowest tenth, each item counted up to <paramref name="tau"/>: q90 + 10 * area of S on [q90, tau].
    /// Null when a tenth is still up at tau.
    /// </summary>
    public double? SlowestTenthMean(double tau) => Heights.SlowestTenthMean(tau);

    /// <summary>The same curve with other standard errors, one for each step (null where undefined).</summary>
    internal SurvivalCurve WithStandardErrors(IReadOnlyList<double?> standardErrors) =>
        new(entries, exits, [.. Steps.Select((step, i) => step with { StandardError = standardErrors[i] })]) { StartAge = StartAge };

    /// <summary>The same curve, said to be conditional on an age.</summary>
    internal SurvivalCurve StartingAt(double age) => new(entries, exits, Steps) { StartAge = age };

    /// <summary>Index of the last step at or before an age; -1 before the first.</summary>
    internal int IndexAt(double time) => Heights.IndexAt(time);

    private static int CountBelow(double[] sorted, double limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
