using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Times of receipt in order, with how many items came before each.</summary>
internal sealed class OpenRanks
{
    private const long Second = 1_000_000;
    private readonly ReadOnlyMemory<long> times;
    private readonly int[] before;

    /// <param name="sorted">Microseconds of receipt, ascending; not copied.</param>
    /// <param name="counts">Items of each.</param>
    internal OpenRanks(ReadOnlyMemory<long> sorted, ReadOnlySpan<long> counts)
    {
        times = sorted;
        before = new int[counts.Length + 1];
        for (var at = 0; at < counts.Length; at++)
        {
            before[at + 1] = checked(before[at] + (int)counts[at]);
        }
    }

    /// <summary>All items.</summary>
    internal long Count => before[^1];

    /// <summary>Items received before an instant.</summary>
    internal long ReceivedBefore(Instant instant) => before[Rank(times.Span, instant.ToMicros(), 0, times.Length)];

    /// <summary>Tells for each bucket of ages at an instant how many items received in [from, to) are in it.</summary>
    internal void Ages(Instant at, Instant from, Instant to, Action<int, long> tell)
    {
        var now = at.ToMicros();
        var received = times.Span;
        var low = Rank(received, from.ToMicros(), 0, received.Length);
        var high = Rank(received, to.ToMicros(), low, received.Length);
        var last = 1;
        while (high > low)
        {
            // The youngest names the bucket; all at most as old as the bucket's upper edge go with it
            var bucket = Bucket.Of(CeilingOfSeconds(now - received[high - 1]));
            var edge = bucket == 0 ? now : now - (Bucket.Upper(bucket) * Second);
            var first = Math.Min(RankBelow(received, edge, low, high, last), high - 1);
            if (before[high] != before[first])
            {
                tell(bucket, before[high] - before[first]);
            }

            (last, high) = (high - first, first);
        }
    }

    /// <summary>The items of each group of notices.</summary>
    internal static OpenRanks[] ByGroup(OpenCells cells)
    {
        var rows = new int[NoticeGroup.Count];
        var groups = cells.Groups;
        foreach (var group in groups)
        {
            rows[group]++;
        }

        var ofGroups = Array.ConvertAll(rows, length => new long[length]);
        var counts = Array.ConvertAll(rows, length => new long[length]);
        Array.Clear(rows);
        var all = cells.Received;
        var n = cells.Counts;
        for (var at = 0; at < groups.Length; at++)
        {
            var group = groups[at];
            ofGroups[group][rows[group]] = all[at];
            counts[group][rows[group]++] = n[at];
        }

        return [.. ofGroups.Zip(counts, (own, ofOwn) => new OpenRanks(own, ofOwn))];
    }

    /// <summary>The items that are not acknowledged.</summary>
    internal static OpenRanks Unacknowledged(OpenCells cells)
    {
        var names = cells.Names;
        var isLeft = new bool[names.Length];
        for (var name = 0; name < names.Length; name++)
        {
            isLeft[name] = names[name].Kind is not (CellKind.OnlineAcknowledged or CellKind.OnlineLimitedAcknowledged);
        }

        var all = cells.Received;
        var n = cells.Counts;
        var own = cells.OwnNames;
        var left = new long[all.Length];
        var counts = new long[all.Length];
        var rows = 0;
        for (var at = 0; at < all.Length; at++)
        {
            if (isLeft[own[at]])
            {
                left[rows] = all[at];
                counts[rows++] = n[at];
            }
        }

        return new OpenRanks(left.AsMemory(0, rows), counts.AsSpan(0, rows));
    }

    private static long CeilingOfSeconds(long micros) => micros <= 0 ? 0 : ((micros - 1) / Second) + 1;

    // Buckets hold about as many as the one before: looking there first saves most of the search
    private static int RankBelow(ReadOnlySpan<long> received, long micros, int low, int high, int last)
    {
        var step = Math.Max(1, last);
        while (high - step > low && received[high - step] >= micros)
        {
            step *= 2;
        }

        return Rank(received, micros, Math.Max(low, high - step), step > last ? high - (step / 2) + 1 : high);
    }

    // The first item received at or after an instant
    private static int Rank(ReadOnlySpan<long> received, long micros, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = received[middle] < micros ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
