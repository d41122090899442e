using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// What came back, with intervals. Counts and times come from the cells; the spread comes from the items that came back, for an item that comes back often, and a notice of
/// which many come back, weigh more. Items that did not come back are known by how long they were followed, their notices by the mean size of a notice.
/// </summary>
/// <param name="Cells">What came back, from cells.</param>
/// <param name="Items">The items that came back, one by one; null where there are too many to read.</param>
/// <param name="AsOf">The instant of looking.</param>
public sealed record ReappearanceFigures(CellReappearance Cells, IReadOnlyList<ReturnedItem>? Items, Instant AsOf) : IReturnMeasures
{
    private const double Day = 86400;
    private const string TooMany = "too many items came back to read them one by one; ask for the exact figure";

    /// <summary>Times back per thousand days that a removed item was followed; null where none was followed.</summary>
    public double? PerThousandDays => Cells.Removals.Sum(one => one.FollowedDays * one.N) is > 0 and var days ? 1000 * Cells.Events / days : null;

    /// <summary>Mean number of times back by an age in seconds, with the 95 % interval of Lawless and Nadeau by notice on the log scale.</summary>
    public RemovalFigure MeanBy(double seconds)
    {
        if (Cells.MeanBy(seconds).Value is not { } mean)
        {
            return new(null, default, default, Cells.Count == 0 ? "no item was removed in the period and checked" : "no removed item has been followed so long");
        }

        if (DisplayRules.WhyNoShare(Cells.Count) is { } few)
        {
            return new(null, default, default, few);
        }

        if (Items is null || mean == 0)
        {
            return new(mean, default, default, mean == 0 ? MeanReturns.NoneBack : TooMany);
        }

        var half = NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel) * ErrorBy(seconds, Items) / mean;
        return new(mean, new(mean * Math.Exp(-half), mean * Math.Exp(half)), default, null);
    }

    long IReturnMeasures.Count => Cells.Count;

    long IReturnMeasures.Events => Cells.Events;

    /// <summary>Share back online at least once by an age, and the limits that hold the exact one.</summary>
    public (RemovalFigure Figure, Bounded? Bounds) ReadFirst(double seconds) => Items is null ? Cells.ReadFirst(seconds) : Cells.ReadFirst(seconds, share => FirstEffect(seconds, share, Items));

    MeanReturns IReturnMeasures.ReadMean(double seconds) => Cells.MeanBy(seconds) switch
    {
        { Value: null } => MeanReturns.None,
        { Value: > 0 and var mean } bounds => Items is null ? new(mean, null, bounds, TooMany) : new(mean, ErrorBy(seconds, Items), bounds, null),
        { Value: { } mean } bounds => new(mean, null, bounds, MeanReturns.NoneBack),
    };

    // With x of n items of a notice back and p of all: the sum over notices of (x - p n)^2, whose expected cross terms leave the sum of x^2 less that of (p n)^2
    private double FirstEffect(double seconds, double share, IReadOnlyList<ReturnedItem> items)
    {
        long[] back = [.. items.Where(item => Ages(item).Any(age => age <= seconds)).CountBy(item => item.NoticeId).Select(notice => (long)notice.Value)];
        var all = (double)back.Sum();
        return all > 0 && share < 1 ? Effect(back.Sum(x => x * x) - (Cells.WidestEffect * share * all), all - (share * all)) : 1;
    }

    private double Effect(double byNotice, double byItem) => byItem > 0 ? Math.Clamp(byNotice / byItem, 1, Cells.WidestEffect) : Cells.WidestEffect;

    /// <summary>The robust standard error: root of the sum over notices of squared sums over items of (own jumps less the mean's jumps while followed).</summary>
    internal double ErrorBy(double seconds, IReadOnlyList<ReturnedItem> items)
    {
        double[] times = [.. items.SelectMany(Ages).Where(age => age <= seconds).Order()];
        var (ages, sums, weights) = (new List<double>(), new List<double>(), new List<double>());
        for (var at = 0; at < times.Length;)
        {
            var age = times[at];
            var events = times.Skip(at).TakeWhile(time => time == age).Count();
            var atRisk = Math.Max(events, Followed(age));
            ages.Add(age);
            weights.Add(1 / atRisk);
            sums.Add((sums is [.., var last] ? last : 0) + (events / atRisk / atRisk));
            at += events;
        }

        // What the mean alone takes from an item that was followed so long
        double Taken(double followed) => Rank(ages, Math.Min(followed, seconds)) is >= 0 and var at ? sums[at] : 0;
        var back = items.CountBy(item => DaysFollowed(item)).ToDictionary();
        var quiet = Cells.Removals.GroupBy(one => one.FollowedDays)
            .Sum(day => Math.Max(0, day.Sum(one => one.N) - back.GetValueOrDefault(day.Key)) * Math.Pow(Taken(day.Key * Day), 2));
        var moved = items.Select(item =>
            (item.NoticeId, Own: Ages(item).Where(age => age <= seconds).Sum(age => weights[Rank(ages, age)]), Taken: Taken((AsOf - item.RemovedAt).TotalSeconds))).ToArray();
        var taken = quiet + moved.Sum(item => item.Taken * item.Taken);
        var effect = Effect(
            moved.GroupBy(item => item.NoticeId).Sum(notice => Math.Pow(notice.Sum(item => item.Own), 2)) - (Cells.WidestEffect * taken),
            moved.Sum(item => item.Own * item.Own) - taken);
        return Math.Sqrt(effect * (quiet + moved.Sum(item => Math.Pow(item.Own - item.Taken, 2))));
    }

    private static IEnumerable<double> Ages(ReturnedItem item) => item.BackAt.Select(back => Math.Max(0, (back - item.RemovedAt).TotalSeconds));

    private static int Rank(List<double> ages, double age) => ages.BinarySearch(age) is >= 0 and var at ? at : ~ages.BinarySearch(age) - 1;

    private double Followed(double seconds) => Cells.Removals.Where(one => one.FollowedDays * Day >= seconds).Sum(one => one.N);

    private double DaysFollowed(ReturnedItem item) => CellReappearance.DaysFollowed(AsOf, UtcPeriods.DayOf(item.RemovedAt).Day);
}
