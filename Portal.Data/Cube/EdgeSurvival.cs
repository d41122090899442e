namespace Portal.Data.Cube;

/// <summary>
/// The values of a product-limit curve at bucket edges, without bounds and errors: what an interval asks of the twenty curves that each leave out one group
/// of notices. The values are those of <see cref="BucketCurve"/>, bit for bit.
/// </summary>
internal sealed class EdgeSurvival
{
    private readonly int[] buckets;
    private readonly double[] survival;
    private readonly int length;

    /// <param name="counts">All items.</param>
    /// <param name="without">Those among them that are left out; null leaves out none.</param>
    /// <param name="startAge">The age that the curve is conditional on, see <see cref="BucketCounts.StartAge"/>.</param>
    internal EdgeSurvival(BucketCounts counts, BucketCounts? without, double startAge)
    {
        (buckets, survival) = (new int[counts.Length], new double[counts.Length]);
        if (double.IsInfinity(startAge))
        {
            return;
        }

        var start = startAge > 0 ? Bucket.Of((long)startAge) : -1;
        var (atRisk, share) = (counts.FromIssue - (without?.FromIssue ?? 0), 1.0);
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            var tally = without is null || bucket >= without.Length ? counts[bucket] : counts[bucket] - without[bucket];
            if (bucket > start && tally != default)
            {
                share *= BucketSteps.Left(tally.Events, BucketSteps.Exposed(atRisk, tally));
                (buckets[length], survival[length]) = (bucket, share);
                length++;
            }

            atRisk += tally.Entries - tally.Events - tally.Censored;
        }
    }

    /// <summary>Share still up at an age; between edges on the straight line from edge to edge.</summary>
    internal double At(double seconds)
    {
        var next = FirstStep(step => Bucket.Upper(buckets[step]) > seconds);
        var before = Before(next);
        if (next == length || Lower(next) >= seconds)
        {
            return before;
        }

        var share = (seconds - Lower(next)) / (Bucket.Upper(buckets[next]) - Lower(next));
        return before + (share * (survival[next] - before));
    }

    /// <summary>Area under the curve from 0 to tau: trapezoids on the edges.</summary>
    internal double RestrictedMean(double tau) => Area(0, tau);

    /// <summary>q90 + 10 * area on [q90, tau]; null when a tenth is still up at tau.</summary>
    internal double? SlowestTenthMean(double tau)
    {
        var first = FirstStep(step => survival[step] <= 1 - 0.9 + BucketCurve.Tolerance);
        if (first == length || (Lower(first) + Bucket.Upper(buckets[first])) / 2 is var middle && middle >= tau)
        {
            return null;
        }

        return middle + (10 * Area(middle, tau));
    }

    private double Area(double from, double to)
    {
        var area = 0.0;
        var first = FirstStep(step => Bucket.Upper(buckets[step]) > from);
        var (edge, height) = (first == 0 ? 0.0 : Bucket.Upper(buckets[first - 1]), Before(first));
        for (var step = first; step < length && Lower(step) < to; step++)
        {
            var (lower, upper) = (Lower(step), (double)Bucket.Upper(buckets[step]));
            var flat = Math.Max(0, Math.Min(lower, to) - Math.Max(edge, from));
            var (start, end) = (Math.Max(lower, from), Math.Min(upper, to));
            var slope = upper > lower ? (survival[step] - height) / (upper - lower) : 0;
            area += (flat * height) + (Math.Max(0, end - start) * (height + (slope * (((start + end) / 2) - lower))));
            (edge, height) = (upper, survival[step]);
        }

        return area + (Math.Max(0, to - Math.Max(edge, from)) * height);
    }

    private double Lower(int step) => Bucket.Lower(buckets[step]) ?? 0;

    private double Before(int step) => step == 0 ? 1 : survival[step - 1];

    // The curve only falls and edges only rise: what holds for a step holds for all after it
    private int FirstStep(Func<int, bool> holds)
    {
        var (low, high) = (0, length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
