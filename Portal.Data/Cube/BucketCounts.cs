using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// Survival observations in seconds, kept as counts by bucket: any two add up to what their items would have given together.
/// Fractions of a second round up, which keeps every item on its side of every whole-second edge.
/// </summary>
public sealed class BucketCounts
{
    // By bucket: reading a slice adds tens of thousands of cells, and there are hardly more than a thousand buckets
    private readonly List<BucketTally> tallies = [];

    /// <summary>Items watched from issue.</summary>
    public long FromIssue { get; private set; }

    /// <summary>
    /// The age in seconds that a curve of these counts is conditional on: 0 where it starts with the issue, infinite where at no edge
    /// enough items were at risk, so that nothing is left.
    /// </summary>
    public double StartAge { get; private init; }

    /// <summary>The buckets with anything in them, ascending.</summary>
    public IEnumerable<KeyValuePair<int, BucketTally>> Tallies
    {
        get
        {
            for (var bucket = 0; bucket < tallies.Count; bucket++)
            {
                if (tallies[bucket] != default)
                {
                    yield return new(bucket, tallies[bucket]);
                }
            }
        }
    }

    /// <summary>Counts one item; those never at risk are left out.</summary>
    public void Add(SurvivalObservation observation)
    {
        if (!observation.IsEverAtRisk)
        {
            return;
        }

        if (observation.Entry is { } entry and >= 0)
        {
            Add(Bucket.Of((long)Math.Ceiling(entry)), new(1, 0, 0));
        }
        else
        {
            FromIssue++;
        }

        Add(Bucket.Of((long)Math.Ceiling(observation.Exit)), observation.IsEvent ? new(0, 1, 0) : new(0, 0, 1));
    }

    /// <summary>Adds all counts of another set of items.</summary>
    public void Add(BucketCounts other)
    {
        FromIssue += other.FromIssue;
        foreach (var (bucket, tally) in other.Tallies)
        {
            Add(bucket, tally);
        }
    }

    /// <summary>
    /// The same from the first bucket edge on at which at least so many are at risk. The first risk sets of a delayed entry can be tiny, and one
    /// early removal among three items would drive the whole curve. At an edge the number at risk is exact, so that items and cells start alike.
    /// </summary>
    public BucketCounts StartingWith(int leastAtRisk)
    {
        if (FromIssue >= leastAtRisk)
        {
            return this;
        }

        var atRisk = FromIssue;
        foreach (var (bucket, tally) in Tallies)
        {
            atRisk += tally.Entries - tally.Events - tally.Censored;
            if (atRisk >= leastAtRisk)
            {
                return From(bucket, atRisk);
            }
        }

        return new BucketCounts { StartAge = double.PositiveInfinity };
    }

    /// <summary>Counts items watched from issue that are tallied elsewhere.</summary>
    internal void AddFromIssue(long items) => FromIssue += items;

    /// <summary>Adds what happened inside one bucket.</summary>
    internal void Add(int bucket, BucketTally tally)
    {
        while (tallies.Count <= bucket)
        {
            tallies.Add(default);
        }

        tallies[bucket] += tally;
    }

    /// <summary>These items without some of them.</summary>
    internal BucketCounts Without(BucketCounts some)
    {
        var rest = new BucketCounts { FromIssue = FromIssue - some.FromIssue };
        for (var bucket = 0; bucket < Math.Max(tallies.Count, some.tallies.Count); bucket++)
        {
            var (all, less) = (bucket < tallies.Count ? tallies[bucket] : default, bucket < some.tallies.Count ? some.tallies[bucket] : default);
            rest.Add(bucket, new(all.Entries - less.Entries, all.Events - less.Events, all.Censored - less.Censored));
        }

        return rest;
    }

    /// <summary>The same from an age on that <see cref="StartingWith"/> chose for items of which these are a part.</summary>
    internal BucketCounts StartingAt(double age)
    {
        if (age <= 0)
        {
            return this;
        }

        if (double.IsInfinity(age))
        {
            return new BucketCounts { StartAge = age };
        }

        var start = Bucket.Of((long)age);
        return From(start, FromIssue + Tallies.Where(one => one.Key <= start).Sum(one => one.Value.Entries - one.Value.Events - one.Value.Censored));
    }

    private BucketCounts From(int start, long atRisk)
    {
        var rest = new BucketCounts { StartAge = Bucket.Upper(start) };
        rest.Add(start, new(atRisk, 0, 0));
        foreach (var (bucket, tally) in Tallies.Where(one => one.Key > start))
        {
            rest.Add(bucket, tally);
        }

        return rest;
    }
}
