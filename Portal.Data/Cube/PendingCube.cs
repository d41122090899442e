namespace Portal.Data.Cube;

/// <summary>Everything of the finest slices that waits to be written.</summary>
internal sealed class PendingCube
{
    private readonly List<PendingSlice> slices = [];

    /// <summary>Lines that wait for the ledger.</summary>
    internal int Lines { get; private set; }

    /// <summary>Summed cells that wait for their blocks.</summary>
    internal int Cells { get; private set; }

    internal void Add(int slice, long knownAt, CellCode code, CellCount count)
    {
        while (slices.Count <= slice)
        {
            slices.Add(new());
        }

        slices[slice].Add(knownAt, code, count);
        Lines++;
    }

    /// <summary>Slices with lines, by number.</summary>
    internal IEnumerable<(int Number, PendingSlice Slice)> WithLines() => slices.Index().Where(one => one.Item.HasLines);

    /// <summary>The sums of each slice that has any, by number.</summary>
    internal Dictionary<int, CodedCell[]> Sums() =>
        slices.Index().Where(one => one.Item.Cells.Length > 0).ToDictionary(one => one.Index, one => one.Item.Cells);

    /// <summary>Moves all lines into the sums, when they stand in the ledger.</summary>
    internal void SumLines()
    {
        Cells = 0;
        foreach (var slice in slices)
        {
            if (slice.HasLines)
            {
                slice.SumLines();
            }

            Cells += slice.Cells.Length;
        }

        Lines = 0;
    }

    internal void ForgetCells()
    {
        slices.ForEach(slice => slice.ForgetCells());
        Cells = 0;
    }
}
