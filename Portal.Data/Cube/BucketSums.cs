using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>The cells of a table without groups of notices, summed over months: by kind, then by bucket.</summary>
internal sealed class BucketSums
{
    private static readonly int Kinds = Enum.GetValues<CellKind>().Length;
    private readonly long[]?[] counts = new long[]?[Kinds];

    // Ten years hold less than 1,400 buckets; a single month of many mostly hold few
    private int room = 1400;

    /// <summary>Sums of a kind by bucket.</summary>
    internal ReadOnlySpan<long> this[CellKind kind] => counts[(int)kind];

    /// <summary>The kinds that have any.</summary>
    internal IEnumerable<CellKind> Present => Enumerable.Range(0, Kinds).Where(kind => counts[kind] is not null).Select(kind => (CellKind)kind);

    internal static BucketSums Of(SliceCells cells, CellTable table, long firstMonth, long endMonth)
    {
        var sums = new BucketSums();
        Read(cells, table, firstMonth, endMonth, _ => sums);
        return sums;
    }

    /// <summary>The same of each month that has any.</summary>
    internal static IReadOnlyDictionary<long, BucketSums> ByMonth(SliceCells cells, CellTable table, long firstMonth, long endMonth)
    {
        var months = new Dictionary<long, BucketSums>();
        Read(cells, table, firstMonth, endMonth, month =>
        {
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(months, month, out _);
            return sums ??= new BucketSums { room = 64 };
        });
        return months;
    }

    private static void Read(SliceCells cells, CellTable table, long firstMonth, long endMonth, Func<long, BucketSums> sumsOf)
    {
        foreach (ref readonly var cell in cells.Singles(table))
        {
            if (cell.At >= firstMonth && cell.At < endMonth)
            {
                sumsOf(cell.At).Room(cell.Kind, cell.Bucket)[cell.Bucket] += cell.Count.N;
            }
        }

        var buffer = new RunBuffer();
        foreach (var piece in cells.Blocks(table).SelectMany(one => BlockPiece.Of(one.Block, one.Times, firstMonth, endMonth)))
        {
            var runs = piece.Runs(buffer);
            while (runs.Next())
            {
                if (piece.Counts(runs.At) && !runs.Places.IsEmpty)
                {
                    Add(sumsOf(runs.At).Room(runs.Kind, runs.Places[^1]), runs.Places, runs.Counts, piece.Times);
                }
            }
        }
    }

    private static void Add(long[] sums, ReadOnlySpan<int> buckets, ReadOnlySpan<long> n, long times)
    {
        for (var at = 0; at < buckets.Length; at++)
        {
            sums[buckets[at]] += n[at] * times;
        }
    }

    private long[] Room(CellKind kind, int bucket)
    {
        ref var sums = ref counts[(int)kind];
        if (sums is null || sums.Length <= bucket)
        {
            Array.Resize(ref sums, Math.Max(bucket + 1, Math.Max(room, 2 * (sums?.Length ?? 0))));
        }

        return sums;
    }
}
