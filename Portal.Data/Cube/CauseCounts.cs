using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Counts by bucket for each way out of being at risk, and as observations of competing risks at the upper edges.</summary>
internal static class CauseCounts
{
    internal static void Add(ref long[]? sums, ReadOnlySpan<long> more)
    {
        Reserve(ref sums, more.Length);
        for (var bucket = 0; bucket < more.Length; bucket++)
        {
            sums![bucket] += more[bucket];
        }
    }

    internal static void Add(ref long[]? sums, int bucket, long n)
    {
        Reserve(ref sums, bucket + 1);
        sums![bucket] += n;
    }

    internal static int Sum(long[]? sums) => (int)(sums?.Sum() ?? 0);

    /// <summary>By bucket, then by cause; what comes after the named causes is censored.</summary>
    internal static CompetingObservation[] Observations(IReadOnlyList<long[]?> counts, IReadOnlyList<string> causes)
    {
        var observations = new List<CompetingObservation>();
        for (var bucket = 0; bucket < counts.Max(one => one?.Length ?? 0); bucket++)
        {
            for (var cause = 0; cause < counts.Count; cause++)
            {
                if (counts[cause] is { } sums && bucket < sums.Length && sums[bucket] != 0)
                {
                    observations.Add(new(Bucket.Upper(bucket), cause < causes.Count ? causes[cause] : null, (int)sums[bucket]));
                }
            }
        }

        return [.. observations];
    }

    private static void Reserve(ref long[]? sums, int buckets)
    {
        if (sums is null || sums.Length < buckets)
        {
            Array.Resize(ref sums, Math.Max(buckets, 1400));
        }
    }
}
