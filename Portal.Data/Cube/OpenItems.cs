using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Items that are online, in the order of receipt, so that how many are how old at any instant is a difference of two ranks: ageing costs
/// nothing and rewrites nothing.
/// </summary>
internal sealed class OpenItems
{
    private const long Second = 1_000_000;
    private readonly BlockCell[] cells;
    private readonly long[] received;
    private readonly long[] before;
    private NamedDigest? digest;
    private OpenItems[]? byGroup;
    private OpenItems? unacknowledged;
    private Remembered<Backlog>? backlog;
    private Remembered<OverdueItems>? overdue;

    private OpenItems(BlockCell[] sorted)
    {
        cells = sorted;
        received = Array.ConvertAll(sorted, cell => cell.At);
        before = new long[sorted.Length + 1];
        for (var at = 0; at < sorted.Length; at++)
        {
            before[at + 1] = before[at] + sorted[at].Count.N;
        }
    }

    // Ages need the time of receipt alone
    private OpenItems(List<(long Received, long N)> sorted)
    {
        cells = [];
        received = [.. sorted.Select(one => one.Received)];
        before = new long[sorted.Count + 1];
        for (var at = 0; at < sorted.Count; at++)
        {
            before[at + 1] = before[at] + sorted[at].N;
        }
    }

    /// <summary>All items.</summary>
    internal long Count => before[^1];

    internal static OpenItems Of(ReadOnlySpan<BlockCell> cells)
    {
        var sorted = cells.ToArray();
        var isSorted = true;
        for (var at = 1; at < sorted.Length && isSorted; at++)
        {
            isSorted = BlockCell.Compare(CellTable.Open, sorted[at - 1], sorted[at]) < 0;
        }

        return new OpenItems(isSorted ? sorted : Summed(sorted));
    }

    /// <summary>Those not acknowledged, for ages only; kept.</summary>
    internal OpenItems Unacknowledged => unacknowledged ??= new([.. cells.Where(cell => !IsAcknowledged(cell)).Select(cell => (cell.At, cell.Count.N))]);

    /// <summary>The backlog as of an instant; the last one asked is kept, for all questions of a page look at the same instant.</summary>
    internal Backlog BacklogAt(Instant look)
    {
        if (backlog is not { } kept || kept.Look != look)
        {
            backlog = kept = new(look, Backlog.At(this, look));
        }

        return kept.Value;
    }

    /// <summary>Those past their limit at an instant; kept likewise.</summary>
    internal OverdueItems OverdueAt(Instant look)
    {
        if (overdue is not { } kept || kept.Look != look)
        {
            overdue = kept = new(look, Overdue(look.ToUnixTimeSeconds()));
        }

        return kept.Value;
    }

    /// <summary>The items of each group of notices, by its number, for ages only; kept, for every question about an interval needs them.</summary>
    internal IReadOnlyList<OpenItems> ByGroup => byGroup ??= Split();

    /// <summary>Items received before an instant.</summary>
    internal long ReceivedBefore(Instant instant) => before[Rank(instant.ToMicros())];

    /// <summary>Receipt of the oldest; null without any.</summary>
    internal Instant? Oldest => Array.FindIndex(cells, cell => cell.Count.N != 0) is >= 0 and var first ? TypeHandlers.ToInstant(received[first]) : null;

    /// <summary>Tells for each bucket of ages at an instant how many items received in [from, to) are in it.</summary>
    internal void Ages(Instant at, Instant from, Instant to, Action<int, long> tell)
    {
        var now = at.ToMicros();
        var (low, high) = (Rank(from.ToMicros()), Rank(to.ToMicros()));
        while (high > low)
        {
            // The youngest names the bucket; all at most as old as the bucket's upper edge go with it
            var bucket = Bucket.Of(CeilingOfSeconds(now - received[high - 1]));
            var first = Math.Max(low, bucket == 0 ? Rank(now, low, high) : Rank(now - (Bucket.Upper(bucket) * Second), low, high));
            first = Math.Min(first, high - 1);
            if (before[high] != before[first])
            {
                tell(bucket, before[high] - before[first]);
            }

            high = first;
        }
    }

    /// <summary>Sum modulo 2^128 of hash(cell) times count under the name of a slice; remembered, for the same is asked again and again.</summary>
    internal UInt128 Digest(SliceKey name)
    {
        if (digest is { } kept && kept.Name == name)
        {
            return kept.Sum;
        }

        var slice = CellHash.OfSlice(name);
        UInt128 sum = 0;
        foreach (var cell in cells)
        {
            sum = unchecked(sum + CellHash.Of(slice, CellTable.Open, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count));
        }

        digest = new(name, sum);
        return sum;
    }

    /// <summary>How many have which limit that has not run out at an instant, by length from receipt.</summary>
    internal IReadOnlyCollection<LimitCount> LimitsAhead(Instant look)
    {
        var counts = new SortedDictionary<long, long>();
        foreach (ref readonly var cell in cells.AsSpan())
        {
            if (LimitOf(cell) >= look.ToUnixTimeSeconds())
            {
                counts[cell.Bucket] = counts.GetValueOrDefault(cell.Bucket) + cell.Count.N;
            }
        }

        return [.. counts.Where(one => one.Value != 0).Select(one => new LimitCount(one.Key, one.Value))];
    }

    /// <summary>Sums a number of every item.</summary>
    internal long Sum(Func<BlockCell, long> number) => cells.Sum(cell => cell.Count.N * number(cell));

    /// <summary>The limit in whole seconds since 1970; null without one.</summary>
    internal static long? LimitOf(in BlockCell cell) => cell.Kind is CellKind.OnlineLimited or CellKind.OnlineLimitedAcknowledged
        ? Math.DivRem(cell.At, Second) is var (seconds, rest) ? (rest < 0 ? seconds - 1 : seconds) + cell.Bucket : null
        : null;

    internal static bool IsAcknowledged(in BlockCell cell) => cell.Kind is CellKind.OnlineAcknowledged or CellKind.OnlineLimitedAcknowledged;

    private OverdueItems Overdue(long look)
    {
        var byDay = new Dictionary<long, long>();
        foreach (ref readonly var cell in cells.AsSpan())
        {
            if (LimitOf(cell) < look)
            {
                var day = UtcPeriods.DayOf(TypeHandlers.ToInstant(cell.At)).Day - OpenPart.LagDaysOf(cell.Part);
                byDay[day] = byDay.GetValueOrDefault(day) + cell.Count.N;
            }
        }

        if (byDay.Count == 0)
        {
            return new(0, []);
        }

        var first = byDay.Keys.Min();
        var upTo = new long[byDay.Keys.Max() - first + 1];
        for (var at = 0; at < upTo.Length; at++)
        {
            upTo[at] = (at == 0 ? 0 : upTo[at - 1]) + byDay.GetValueOrDefault(first + at);
        }

        return new(first, upTo);
    }

    private OpenItems[] Split()
    {
        List<(long, long)>[] groups = [.. Enumerable.Range(0, NoticeGroup.Count).Select(_ => new List<(long, long)>())];
        foreach (ref readonly var cell in cells.AsSpan())
        {
            groups[OpenPart.GroupOf(cell.Part)].Add((cell.At, cell.Count.N));
        }

        return Array.ConvertAll(groups, group => new OpenItems(group));
    }

    // Of several slices, or with what is taken back: what comes to nothing must not look like an item
    private static BlockCell[] Summed(BlockCell[] cells)
    {
        Array.Sort(cells, static (left, right) => BlockCell.Compare(CellTable.Open, left, right));
        var sum = new List<BlockCell>(cells.Length);
        foreach (var cell in cells)
        {
            if (sum.Count > 0 && BlockCell.Compare(CellTable.Open, sum[^1], cell) == 0)
            {
                sum[^1] = cell with { Count = sum[^1].Count + cell.Count };
            }
            else
            {
                sum.Add(cell);
            }
        }

        sum.RemoveAll(cell => cell.Count == default);
        return [.. sum];
    }

    private static long CeilingOfSeconds(long micros) => micros <= 0 ? 0 : ((micros - 1) / Second) + 1;

    private int Rank(long micros) => Rank(micros, 0, received.Length);

    // The first item received at or after an instant
    private int Rank(long micros, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = received[middle] < micros ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private sealed record Remembered<T>(Instant Look, T Value);

    private sealed record NamedDigest(SliceKey Name, UInt128 Sum);
}
