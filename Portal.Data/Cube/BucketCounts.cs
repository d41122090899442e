using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// Survival observations in seconds, kept as counts by bucket: any two add up to what their items would have given together.
/// Fractions of a second round up, which keeps every item on its side of every whole-second edge.
/// </summary>
public sealed class BucketCounts
{
    // Three numbers a bucket side by side: reading a slice adds hundreds of thousands of cells, and there are hardly more than a thousand buckets
    private const int Width = 3;
    private long[] tallies = [];
    private int length;

    /// <summary>Items watched from issue.</summary>
    public long FromIssue { get; private set; }

    /// <summary>
    /// The age in seconds that a curve of these counts is conditional on: 0 where it starts with the issue, infinite where at no edge
    /// enough items were at risk, so that nothing is left.
    /// </summary>
    public double StartAge { get; private init; }

    /// <summary>Items removed.</summary>
    internal long Events
    {
        get
        {
            var sum = 0L;
            for (var at = 1; at < Width * length; at += Width)
            {
                sum += tallies[at];
            }

            return sum;
        }
    }

    /// <summary>What happened inside a bucket.</summary>
    internal BucketTally this[int bucket] => new(tallies[Width * bucket], tallies[(Width * bucket) + 1], tallies[(Width * bucket) + 2]);

    /// <summary>One more than the last bucket that anything was added to.</summary>
    internal int Length => length;

    /// <summary>The buckets with anything in them, ascending.</summary>
    public IEnumerable<KeyValuePair<int, BucketTally>> Tallies
    {
        get
        {
            for (var bucket = 0; bucket < length; bucket++)
            {
                if (this[bucket] is var tally && tally != default)
                {
                    yield return new(bucket, tally);
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
        Reserve(other.length);
        for (var at = 0; at < Width * other.length; at++)
        {
            tallies[at] += other.tallies[at];
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
        Reserve(bucket + 1);
        var at = Width * bucket;
        tallies[at] += tally.Entries;
        tallies[at + 1] += tally.Events;
        tallies[at + 2] += tally.Censored;
    }

    /// <summary>Adds a run of cells, ascending, of entries (0), events (1) or censored (2), so many times.</summary>
    /// <returns>Items in it.</returns>
    internal long Add(ReadOnlySpan<int> buckets, ReadOnlySpan<long> counts, int which, long times)
    {
        if (buckets.IsEmpty)
        {
            return 0;
        }

        unchecked
        {
            Reserve(buckets[^1] + 1);
            var (own, sum) = (tallies, 0L);
            counts = counts[..buckets.Length];
            for (var at = 0; at < buckets.Length; at++)
            {
                var n = counts[at] * times;
                own[(Width * buckets[at]) + which] += n;
                sum += n;
            }

            return sum;
        }
    }

    private BucketCounts From(int start, long atRisk)
    {
        var rest = new BucketCounts { StartAge = Bucket.Upper(start) };
        rest.Reserve(Math.Max(length, start + 1));
        Array.Copy(tallies, Width * (start + 1), rest.tallies, Width * (start + 1), Width * Math.Max(0, length - start - 1));
        rest.tallies[Width * start] = atRisk;
        return rest;
    }

    private void Reserve(int buckets)
    {
        if (Width * buckets > tallies.Length)
        {
            // Ten years hold less than 1,400 buckets
            Array.Resize(ref tallies, Width * Math.Max(buckets, length < 16 ? 16 : 1400));
        }

        length = Math.Max(length, buckets);
    }
}
