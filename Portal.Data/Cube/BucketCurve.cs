namespace Portal.Data.Cube;

/// <summary>
/// The product-limit curve from counts by bucket. At an edge it is exact when no item enters or is censored inside an earlier bucket
/// with removals: the product inside a bucket telescopes. Otherwise bounds hold the exact curve.
/// </summary>
public sealed class BucketCurve
{
    // S is a product of fractions: where it should equal 1 - p exactly it may be off in the last digits.
    internal const double Tolerance = 1.5e-8;

    /// <summary>Builds the curve of these counts.</summary>
    public BucketCurve(BucketCounts counts)
    {
        Steps = BucketSteps.Walk(counts);
        StartAge = counts.StartAge;
        Events = Steps.Sum(step => step.Tally.Events);
        Censored = Steps.Sum(step => step.Tally.Censored);
    }

    /// <summary>The age in seconds that the curve is conditional on; see <see cref="BucketCounts.StartAge"/>.</summary>
    public double StartAge { get; }

    /// <summary>Items that were ever at risk.</summary>
    public long Count => Events + Censored;

    /// <summary>Items removed.</summary>
    public long Events { get; }

    /// <summary>Items still up when last looked at.</summary>
    public long Censored { get; }

    /// <summary>The buckets with anything in them, ascending.</summary>
    public IReadOnlyList<BucketStep> Steps { get; }

    /// <summary>Share still up at an age; between edges on the straight line from edge to edge.</summary>
    public Bounded SurvivalAt(double seconds)
    {
        var index = LastAtOrBefore(seconds);
        var before = Before(index + 1);
        if (index + 1 == Steps.Count || Steps[index + 1].From >= seconds)
        {
            return new(before.Survival, before.Lowest, before.Highest);
        }

        var inside = Steps[index + 1];
        var share = (seconds - inside.From) / (inside.To - inside.From);
        return new(before.Survival + (share * (inside.Survival - before.Survival)), inside.Lowest, before.Highest);
    }

    /// <summary>Standard error at the last edge at or before an age; null where the curve is 0.</summary>
    public double? StandardErrorAt(double seconds) => LastAtOrBefore(seconds) is >= 0 and var index ? Steps[index].StandardError : 0;

    /// <summary>Items at risk at an age, read at the start of its bucket.</summary>
    public Bounded AtRisk(double seconds)
    {
        var index = Enumerable.Range(0, Steps.Count).FirstOrDefault(i => Steps[i].To >= seconds, Steps.Count);
        var start = index == Steps.Count ? 0 : Steps[index].AtRisk;
        if (index == Steps.Count || Steps[index].From >= seconds)
        {
            return new(start, start, start);
        }

        var tally = Steps[index].Tally;
        return new(start, Math.Max(0, start - tally.Events - tally.Censored), start + tally.Entries);
    }

    /// <summary>inf{t : S(t) &lt;= 1 - p}: the middle of its bucket, with the edges that hold the exact one.</summary>
    public Bounded First(double p) => new(
        Crossing(1 - p, step => step.Survival)?.Middle,
        Crossing(1 - p, step => step.Lowest)?.From,
        Crossing(1 - p, step => step.Highest)?.To);

    /// <summary>As <see cref="First"/>; where an edge has exactly 1 - p, half way to the bucket of the next removal.</summary>
    public Bounded Midpoint(double p)
    {
        var first = First(p);
        var flat = Enumerable.Range(0, Steps.Count).FirstOrDefault(i => Math.Abs(Steps[i].Survival - 1 + p) <= Tolerance, -1);
        if (flat < 0 || Steps[flat].Middle != first.Value)
        {
            return first;
        }

        var next = Steps.Skip(flat + 1).FirstOrDefault(step => step.Tally.Events > 0, Steps[^1]);
        return new(Half(first.Value, next.Middle), Half(first.Lowest, next.From), Half(first.Highest, next.To));
    }

    /// <summary>The first bucket's middle where heights of the steps, such as of a band, come down to a level; null when they never do.</summary>
    public double? MiddleWhere(double level, Func<int, double?> heightAt)
    {
        for (var step = 0; step < Steps.Count; step++)
        {
            if (heightAt(step) <= level + Tolerance)
            {
                return Steps[step].Middle;
            }
        }

        return null;
    }

    /// <summary>Area under the curve from 0 to tau: trapezoids on the edges.</summary>
    public Bounded RestrictedMean(double tau) => BucketArea.Of(Steps, 0, tau);

    /// <summary>Its standard error, events placed at the middle of their bucket.</summary>
    public double RestrictedMeanError(double tau) => Math.Sqrt(Steps.Zip(BucketArea.FromMiddles(Steps, tau))
        .Where(one => one.First.To <= tau && one.First.VarianceTerm is not null)
        .Sum(one => one.Second * one.Second * one.First.VarianceTerm!.Value));

    /// <summary>q90 + 10 * area on [q90, tau]; without value when a tenth is still up at tau.</summary>
    public Bounded SlowestTenthMean(double tau)
    {
        var start = First(0.9);
        if (start.Value is not { } middle || middle >= tau)
        {
            return default;
        }

        return new(
            middle + (10 * BucketArea.Of(Steps, middle, tau).Value),
            start.Lowest + (10 * BucketArea.Of(Steps, Math.Min(tau, start.Highest ?? tau), tau).Lowest),
            start.Highest is { } high && start.Lowest is { } low ? high + (10 * BucketArea.Of(Steps, low, tau).Highest) : null);
    }

    /// <summary>
    /// Its standard error. T = q + 10 A with S(q) = 1/10 does not move with q, for 1 - 10 S(q) = 0: so it is ten times that of the area from q on, each event
    /// before q moving the whole of it.
    /// </summary>
    public double SlowestTenthError(double tau)
    {
        if (First(0.9).Value is not { } q || q >= tau)
        {
            return 0;
        }

        var whole = BucketArea.Of(Steps, q, tau).Value!.Value;
        return 10 * Math.Sqrt(Steps.Zip(BucketArea.FromMiddles(Steps, tau)).Where(one => one.First.To <= tau && one.First.VarianceTerm is not null)
            .Sum(one => Math.Pow(Math.Min(one.Second, whole), 2) * one.First.VarianceTerm!.Value));
    }

    private static double? Half(double? left, double right) => (left + right) / 2;

    private BucketStep? Crossing(double level, Func<BucketStep, double?> height)
    {
        foreach (var step in Steps)
        {
            if (height(step) <= level + Tolerance)
            {
                return step;
            }
        }

        return null;
    }

    private (double Survival, double Lowest, double Highest) Before(int index) =>
        index == 0 ? (1, 1, 1) : (Steps[index - 1].Survival, Steps[index - 1].Lowest, Steps[index - 1].Highest);

    private int LastAtOrBefore(double seconds)
    {
        var (low, high) = (0, Steps.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Steps[middle].To <= seconds ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
