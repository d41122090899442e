namespace Portal.Data.Measures;

/// <summary>
/// Mean cumulative function of a recurrent event: MCF(t) = sum over u &lt;= t of dN(u)/Y(u) (Nelson 1988; Lawless and Nadeau 1995).
/// Subject i moves it by sum (dN_i - Y_i dN/Y)/Y; the root of the sum of squares over subjects is the robust error.
/// </summary>
/// <example>Two items watched for 10 days, one back on days 3 and 5: MCF(10) = 1.</example>
public sealed class MeanCumulative
{
    private readonly RecurrentInterval[] intervals;
    private readonly double[] times;
    private readonly MeanCountStep[] steps;

    /// <summary>Estimates from stretches of watching, in any order; empty stretches carry no risk.</summary>
    public MeanCumulative(IEnumerable<RecurrentInterval> intervals)
    {
        this.intervals = [.. intervals];
        Subjects = this.intervals.Select(interval => interval.Subject).Distinct().Count();
        RecurrentInterval[] kept = [.. this.intervals.Where(interval => interval.Start < interval.Stop)];
        Events = kept.Count(interval => interval.IsEvent);
        times = [.. kept.Where(interval => interval.IsEvent).Select(interval => interval.Stop).Distinct().Order()];
        steps = MeanCumulativeSteps.Walk(kept, times);
    }

    /// <summary>Subjects watched.</summary>
    public int Subjects { get; }

    /// <summary>Events seen.</summary>
    public int Events { get; }

    /// <summary>One step for each distinct event age, ascending.</summary>
    public IReadOnlyList<MeanCountStep> Steps => steps;

    /// <summary>The function read at any age; events are those of exactly that age.</summary>
    public MeanCountStep At(double time)
    {
        var index = Array.BinarySearch(times, time);
        if (index >= 0)
        {
            return steps[index];
        }

        var before = ~index == 0 ? default : steps[~index - 1];
        return before with { Time = time, AtRisk = intervals.Count(interval => interval.Start < time && time <= interval.Stop), Events = 0 };
    }
}
