using Portal.Data.Cube;

namespace Portal.Data.Seeding;

/// <summary>
/// The cells of one table of one slice as a plain array: faster to fill than a dictionary where nearly every cell is used. A row is a run of a block:
/// a kind and part over time, or a kind, part and month over buckets.
/// </summary>
internal sealed class DenseTable
{
    private const int Buckets = 1280;
    private const int Days = 1140;

    // Limits may lie a month or two after the three years
    private const int Months = 38;

    private readonly CellKind[] kinds;
    private readonly int parts;
    private readonly int[] numbers = new int[Enum.GetValues<CellKind>().Length];
    private readonly bool isByTime;
    private readonly long first;
    private readonly int width;
    private readonly int[] counts;
    private readonly long[]? micros;
    private readonly bool[] isUsed;

    /// <param name="table">The table.</param>
    /// <param name="kinds">What it counts, ascending.</param>
    /// <param name="parts">Groups of notices that it tells apart, or 1.</param>
    /// <param name="first">The first day or month.</param>
    internal DenseTable(CellTable table, CellKind[] kinds, int parts, long first)
    {
        (Table, this.kinds, this.parts, this.first) = (table, kinds, parts, first);
        for (var number = 0; number < kinds.Length; number++)
        {
            numbers[(int)kinds[number]] = number;
        }

        isByTime = RunLayout.IsByTime(table);
        width = table == CellTable.Cluster ? Months : isByTime ? Days : Buckets;
        isUsed = new bool[kinds.Length * parts * (isByTime ? 1 : Months)];
        counts = new int[isUsed.Length * width];
        micros = table == CellTable.Flow ? new long[counts.Length] : null;
    }

    internal CellTable Table { get; }

    internal void Add(CellKind kind, long at, int bucket, int part, CellCount count)
    {
        var (row, place) = isByTime ? (Row(kind, part, 0), (int)(at - first)) : (Row(kind, part, (int)(at - first)), bucket);
        isUsed[row] = true;
        counts[(row * width) + place] += (int)count.N;
        if (micros is not null)
        {
            micros[(row * width) + place] += count.Micros;
        }
    }

    /// <summary>Adds all cells to tables of the same shape.</summary>
    internal void AddTo(IReadOnlyList<DenseTable> sums)
    {
        for (var row = 0; row < isUsed.Length; row++)
        {
            if (!isUsed[row])
            {
                continue;
            }

            foreach (var sum in sums)
            {
                sum.isUsed[row] = true;
            }

            for (var at = NextUsed(row, 0); at >= 0; at = NextUsed(row, at + 1))
            {
                foreach (var sum in sums)
                {
                    sum.counts[(row * width) + at] += counts[(row * width) + at];
                    if (micros is not null)
                    {
                        sum.micros![(row * width) + at] += micros[(row * width) + at];
                    }
                }
            }
        }
    }

    /// <summary>Fills a list with the cells that are not zero, block by block, each time anew and in the order of a block; gives the period of each.</summary>
    internal IEnumerable<int> Blocks(List<BlockCell> block)
    {
        var end = first + (isByTime ? width : Months);
        for (var period = BlockPeriods.Of(Table, first); BlockPeriods.StartOf(Table, period) < end; period++)
        {
            block.Clear();
            var from = (int)Math.Max(0, BlockPeriods.StartOf(Table, period) - first);
            var to = (int)(Math.Min(end, BlockPeriods.StartOf(Table, period + 1)) - first);
            foreach (var kind in kinds)
            {
                for (var part = 0; part < parts; part++)
                {
                    AddRuns(block, kind, part, from, to);
                }
            }

            if (block.Count > 0)
            {
                yield return period;
            }
        }
    }

    internal void Clear()
    {
        for (var row = 0; row < isUsed.Length; row++)
        {
            if (isUsed[row])
            {
                isUsed[row] = false;
                Array.Clear(counts, row * width, width);
                if (micros is not null)
                {
                    Array.Clear(micros, row * width, width);
                }
            }
        }
    }

    // The cells of a kind and part from one day or month to another
    private void AddRuns(List<BlockCell> block, CellKind kind, int part, int from, int to)
    {
        if (isByTime)
        {
            var row = Row(kind, part, 0);
            for (var at = isUsed[row] ? NextUsed(row, from) : -1; at >= 0 && at < to; at = NextUsed(row, at + 1))
            {
                block.Add(new(kind, part, first + at, 0, new(counts[(row * width) + at], micros?[(row * width) + at] ?? 0)));
            }

            return;
        }

        for (var month = from; month < to; month++)
        {
            var row = Row(kind, part, month);
            for (var at = isUsed[row] ? NextUsed(row, 0) : -1; at >= 0; at = NextUsed(row, at + 1))
            {
                block.Add(new(kind, part, first + month, at, new(counts[(row * width) + at], 0)));
            }
        }
    }

    private int Row(CellKind kind, int part, int month) => (((numbers[(int)kind] * parts) + part) * (isByTime ? 1 : Months)) + month;

    private int NextUsed(int row, int from) =>
        counts.AsSpan((row * width) + from, width - from).IndexOfAnyExcept(0) is >= 0 and var more ? from + more : -1;
}
