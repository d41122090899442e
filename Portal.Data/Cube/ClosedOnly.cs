using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// What a report that leaves out open items would say of a window: durations of the items removed in it, nothing else. For contrast with the curves,
/// never to be published as an answer: it reads 6 hours where the truth is a day.
/// </summary>
/// <param name="Count">Items removed in the window.</param>
/// <param name="Median">Half of them took at most so many seconds; null with fewer than <see cref="DisplayRules.LeastItems"/>.</param>
/// <param name="NinetiethPercentile">Nine in ten likewise; null with fewer than <see cref="DisplayRules.LeastItemsForP90"/>.</param>
public sealed record ClosedOnly(long Count, double? Median, double? NinetiethPercentile)
{
    /// <summary>Their mean in seconds; null with fewer than <see cref="DisplayRules.LeastItems"/>.</summary>
    public double? Mean { get; private init; }

    /// <summary>Reads the removals of a period view.</summary>
    internal static ClosedOnly Of(BucketCounts period)
    {
        var removed = period.Tallies.Where(one => one.Value.Events > 0).ToArray();
        var count = removed.Sum(one => one.Value.Events);
        double? Quantile(double p)
        {
            if (DisplayRules.WhyNoQuantile(p, count, long.MaxValue) is not null)
            {
                return null;
            }

            var (rank, upTo) = ((long)Math.Ceiling(p * count), 0L);
            return removed.Where(one => (upTo += one.Value.Events) >= rank)
                .Select(one => (double?)Middle(one.Key)).First();
        }

        return new ClosedOnly(count, Quantile(0.5), Quantile(0.9))
        {
            Mean = DisplayRules.WhyNoShare(count) is null ? removed.Sum(one => Middle(one.Key) * one.Value.Events) / count : null,
        };
    }

    /// <summary>The same of single items.</summary>
    internal static ClosedOnly Of(IEnumerable<double> durations)
    {
        var counts = new BucketCounts();
        foreach (var duration in durations)
        {
            counts.Add(new SurvivalObservation(duration, isEvent: true));
        }

        return Of(counts);
    }

    private static double Middle(int bucket) => ((Bucket.Lower(bucket) ?? 0) + Bucket.Upper(bucket)) / 2.0;
}
