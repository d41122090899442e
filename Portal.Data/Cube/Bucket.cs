using System.Numerics;

namespace Portal.Data.Cube;

/// <summary>
/// Integer classes of a duration in whole seconds. Bucket 0 holds s &lt;= 0; bucket b holds Lower &lt; s &lt;= Upper. Above half an hour a
/// bucket is at most 1/65 of its upper edge wide. Upper edges fall exactly on every quarter hour to 31 h 45, every hour to 127 h, every day to 42 days
/// and every second day to 84 days, so that a share removed within such a limit is exact. The unit is 225/64 s.
/// </summary>
/// <example><c>Bucket.Of(86400)</c> holds (85500, 86400]: one day exactly is inside, one second more is not.</example>
public static class Bucket
{
    private const int FirstPowerOfTwo = 7;
    private const int LinearBuckets = 1 << FirstPowerOfTwo;
    private const int BucketsPerDoubling = 64;

    // Of the first ten years: curves ask for the same edges again and again
    private static readonly long[] Uppers = [.. Enumerable.Range(0, 1400).Select(UpperOf)];

    /// <summary>The bucket of a duration.</summary>
    public static int Of(long seconds)
    {
        if (seconds <= 0)
        {
            return 0;
        }

        // (64 s - 1) div 225, in 128 bits where 64 s passes 64
        var x = seconds < 1L << 57 ? (((ulong)seconds * 64) - 1) / 225 : (ulong)((((UInt128)(ulong)seconds * 64) - 1) / 225);
        if (x < LinearBuckets)
        {
            return 1 + (int)x;
        }

        var exponent = BitOperations.Log2(x);
        return 1 + LinearBuckets + (BucketsPerDoubling * (exponent - FirstPowerOfTwo)) + (int)((x >> (exponent - 6)) - BucketsPerDoubling);
    }

    /// <summary>The largest duration inside, in seconds; 0 for bucket 0.</summary>
    public static long Upper(int bucket)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        return bucket < Uppers.Length ? Uppers[bucket] : UpperOf(bucket);
    }

    /// <summary>The largest duration below the bucket, itself outside; null for bucket 0, which is open downwards.</summary>
    public static long? Lower(int bucket) => bucket == 0 ? null : Upper(bucket - 1);

    private static long UpperOf(int bucket) => (long)((UInt128)225 * UnitsBelow(bucket + 1) / 64);

    // The edge below a bucket, in units of 225/64 s.
    private static UInt128 UnitsBelow(int bucket)
    {
        if (bucket <= 1 + LinearBuckets)
        {
            return (UInt128)Math.Max(0, bucket - 1);
        }

        var (doublings, position) = Math.DivRem(bucket - 1 - LinearBuckets, BucketsPerDoubling);
        return (UInt128)(BucketsPerDoubling + position) << (doublings + 1);
    }
}
