namespace Portal.Data.Cube;

/// <summary>Everything of the finest slices that waits to be written: lines for the ledger, and the sums of those that stand in it already.</summary>
internal sealed class PendingCube
{
    private readonly List<int> slices = [];
    private readonly List<CodedLine> lines = [];
    private readonly Dictionary<int, CodedCell[]> sums = [];
    private CodedLine[] placed = [];

    /// <summary>Lines that wait for the ledger.</summary>
    internal int Lines => lines.Count;

    /// <summary>Summed cells that wait for their blocks.</summary>
    internal int Cells { get; private set; }

    /// <summary>The sums of each slice that has any, by its number.</summary>
    internal IReadOnlyDictionary<int, CodedCell[]> Sums => sums;

    internal void Add(int slice, long knownAt, CellCode code, CellCount count)
    {
        slices.Add(slice);
        lines.Add(new(knownAt, code, count));
    }

    /// <summary>The lines of each slice, by its number, in the order in which they came; valid until more are added.</summary>
    internal IReadOnlyList<SliceLines> BySlice()
    {
        var ends = new int[slices.Count == 0 ? 0 : slices.Max() + 1];
        foreach (var slice in slices)
        {
            ends[slice]++;
        }

        var found = new List<SliceLines>();
        placed = placed.Length < lines.Count ? new CodedLine[lines.Capacity] : placed;
        for (var (slice, from) = (0, 0); slice < ends.Length; slice++)
        {
            var count = ends[slice];
            ends[slice] = from;
            if (count > 0)
            {
                found.Add(new(slice, placed.AsMemory(from, count)));
                from += count;
            }
        }

        for (var at = 0; at < lines.Count; at++)
        {
            placed[ends[slices[at]]++] = lines[at];
        }

        return found;
    }

    /// <summary>Moves all lines into the sums, when they stand in the ledger.</summary>
    internal void SumLines(IEnumerable<SliceLines> bySlice)
    {
        foreach (var one in bySlice)
        {
            var (slice, ofSlice) = (one.Slice, one.Lines);
            var cells = new CodedCell[ofSlice.Length];
            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = new(ofSlice.Span[at].Code, ofSlice.Span[at].Count);
            }

            cells.AsSpan().Sort(static (left, right) => CellCode.Compare(left.Code, right.Code));
            var before = sums.GetValueOrDefault(slice, []);
            var sum = CellSums.Of(before, cells.AsSpan(0, CellSums.Sum(cells)));
            sums[slice] = sum;
            Cells += sum.Length - before.Length;
        }

        lines.Clear();
        slices.Clear();
    }

    internal void ForgetCells()
    {
        sums.Clear();
        Cells = 0;
    }
}
