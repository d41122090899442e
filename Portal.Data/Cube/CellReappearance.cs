using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// What came back of the items removed in a window and checked, from cells: removals are known to the UTC day, so how long each was followed
/// is known to the day.
/// </summary>
/// <param name="removals">Items removed, by age in days at the look, halves for the middle of the day of removal.</param>
/// <param name="steps">By upper edge of a bucket in seconds: items back for the first time, and times back at all.</param>
public sealed class CellReappearance(IReadOnlyList<(double FollowedDays, long N)> removals, IReadOnlyList<(double Age, long First, long All)> steps) : IReturnMeasures
{
    private const double Day = 86400;
    private const string NotFollowed = "no removed item has been followed so long";

    // Every step asks how many were followed so long: from the longest followed on, each with those before it
    private readonly (double Seconds, long N)[] followed = FromTheLongest(removals);

    /// <summary>Items removed, by age in days at the look.</summary>
    public IReadOnlyList<(double FollowedDays, long N)> Removals { get; } = removals;

    /// <summary>By upper edge of a bucket in seconds: items back for the first time, and times back at all.</summary>
    public IReadOnlyList<(double Age, long First, long All)> Steps { get; } = steps;

    /// <summary>Items removed and checked.</summary>
    public long Count { get; } = removals.Sum(one => one.N);

    /// <summary>Times that any of them came back.</summary>
    public long Events => Steps.Sum(step => step.All);

    /// <summary>Share back online at least once by an age; censored half a day before and after as they come.</summary>
    public RemovalFigure FirstBy(double seconds)
    {
        if (DisplayRules.WhyNoShare(Count) is { } because)
        {
            return new(null, default, default, Count == 0 ? NotFollowed : because);
        }

        if (Followed(seconds) == 0)
        {
            return new(null, default, default, NotFollowed);
        }

        if (!Steps.Any(step => step.First > 0 && step.Age <= seconds))
        {
            // A band around a curve that has not moved would have no width, as if none could ever come back
            return new(0, default, Rates.ClopperPearson(0, (long)Followed(seconds)), null);
        }

        var (survival, greenwood, back) = (1.0, 0.0, 0.0);
        foreach (var (age, first, _) in Steps.Where(step => step.First > 0 && step.Age <= seconds))
        {
            // Those followed so long, without the share of them that is back already
            var atRisk = Followed(age) * (1 - (back / Count));
            survival *= Math.Max(0, 1 - (first / atRisk));
            greenwood += first < atRisk ? first / atRisk / (atRisk - first) : 0;
            back += first;
        }

        var band = ConfidenceBand.At(BandKind.LogLog, survival, survival * Math.Sqrt(greenwood), NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel));
        return new(1 - survival, default, new(1 - band.Upper, 1 - band.Lower), null);
    }

    /// <summary>Mean number of times back by an age; null where no removed item has been followed so long.</summary>
    public double? MeanBy(double seconds) => Count == 0 || Followed(seconds) == 0
        ? null
        : Steps.Where(step => step.All > 0 && step.Age <= seconds).Sum(step => (double)step.All / Math.Max(step.All, Followed(step.Age)));

    /// <summary>Reads the removals in the months of the window.</summary>
    internal static CellReappearance Of(CellReading reading, SliceWindow window)
    {
        var sums = reading.In(CellTable.Recurrence, window.From, window.SeenTo == window.To ? window.To : window.AsOf + Duration.FromDays(31));
        var first = sums[CellKind.FirstReappeared];
        var all = sums[CellKind.Reappeared];
        var steps = new List<(double, long, long)>();
        for (var bucket = 0; bucket < Math.Max(first.Length, all.Length); bucket++)
        {
            var (ofFirst, ofAll) = (bucket < first.Length ? first[bucket] : 0, bucket < all.Length ? all[bucket] : 0);
            if (ofFirst != 0 || ofAll != 0)
            {
                steps.Add((Bucket.Upper(bucket), ofFirst, ofAll));
            }
        }

        return new CellReappearance(
            [.. reading.ByDay(CellKind.RemovedChecked, window.From, window.SeenTo).Select(one => (DaysFollowed(window.AsOf, one.Day), one.N))],
            steps);
    }

    /// <summary>Days that an item removed on a UTC day was followed, as if removed in its middle.</summary>
    internal static double DaysFollowed(Instant look, long day) => Math.Max(0, (look.ToUnixTimeSeconds() / Day) - day - 0.5);

    private static (double Seconds, long N)[] FromTheLongest(IEnumerable<(double FollowedDays, long N)> removals)
    {
        var (sums, sum) = (new List<(double, long)>(), 0L);
        foreach (var (days, n) in removals.OrderByDescending(one => one.FollowedDays))
        {
            sum += n;
            sums.Add((days * Day, sum));
        }

        return [.. sums];
    }

    private double Followed(double seconds)
    {
        var (low, high) = (0, followed.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = followed[middle].Seconds >= seconds ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : followed[low - 1].N;
    }

    MeanReturns IReturnMeasures.ReadMean(double seconds) => new(MeanBy(seconds), null);
}
