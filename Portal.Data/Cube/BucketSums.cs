namespace Portal.Data.Cube;

/// <summary>The cells of a table by bucket, summed over months and groups of notices: by kind, then by bucket.</summary>
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
        sums.Add(cells, table, firstMonth, endMonth);
        if (table.GroupTable() is { } grouped)
        {
            sums.Add(cells, grouped, firstMonth, endMonth);
        }

        return sums;
    }

    private void Add(SliceCells cells, CellTable table, long firstMonth, long endMonth)
    {
        foreach (ref readonly var cell in cells.Singles(table))
        {
            if (cell.At >= firstMonth && cell.At < endMonth)
            {
                Room(cell.Kind, cell.Bucket)[cell.Bucket] += cell.Count.N;
            }
        }

        var buffer = new RunBuffer();
        foreach (var (block, times) in cells.Blocks(table))
        {
            var runs = new BlockRuns(block.Cells, table, (int)block.Period, buffer);
            while (runs.Next())
            {
                if (runs.At >= firstMonth && runs.At < endMonth && !runs.Places.IsEmpty)
                {
                    Add(Room(runs.Kind, runs.Places[^1]), runs.Places, runs.Counts, times);
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
            Array.Resize(ref sums, Math.Max(bucket + 1, 1400));
        }

        return sums;
    }
}
