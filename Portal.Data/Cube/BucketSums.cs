namespace Portal.Data.Cube;

/// <summary>The cells of a table without groups of notices, summed over months: by kind, then by bucket.</summary>
internal sealed class BucketSums
{
    private static readonly int Kinds = Enum.GetValues<CellKind>().Length;
    private readonly long[]?[] counts = new long[]?[Kinds];

    /// <summary>Sums of a kind by bucket.</summary>
    internal ReadOnlySpan<long> this[CellKind kind] => counts[(int)kind];

    /// <summary>The kinds that have any.</summary>
    internal IEnumerable<CellKind> Present => Enumerable.Range(0, Kinds).Where(kind => counts[kind] is not null).Select(kind => (CellKind)kind);

    internal static BucketSums Of(SliceCells cells, CellTable table, long firstMonth, long endMonth)
    {
        var sums = new BucketSums();
        foreach (ref readonly var cell in cells.Singles(table))
        {
            if (cell.At >= firstMonth && cell.At < endMonth)
            {
                sums.Room(cell.Kind, cell.Bucket)[cell.Bucket] += cell.Count.N;
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
                    Add(sums.Room(runs.Kind, runs.Places[^1]), runs.Places, runs.Counts, piece.Times);
                }
            }
        }

        return sums;
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
            Array.Resize(ref sums, Math.Max(bucket + 1, 1400));
        }

        return sums;
    }
}
