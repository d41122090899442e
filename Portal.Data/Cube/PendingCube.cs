using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Changes of the finest slices that wait to be written: the last ones as they came, those before them summed by slice.</summary>
/// <param name="mostLines">So many changes are summed together.</param>
internal sealed class PendingCube(int mostLines) : ICellLines
{
    private readonly List<int> slices = [];
    private readonly List<CodedCell> lines = [];
    private readonly Dictionary<int, CodedCell[]> sums = [];
    private CodedCell[] placed = [];
    private int[] ends = [];

    /// <summary>Summed cells.</summary>
    internal int Cells { get; private set; }

    /// <summary>True where nothing waits.</summary>
    internal bool IsEmpty => lines.Count == 0 && Cells == 0;

    /// <inheritdoc/>
    public void Add(int slice, CellCode code, CellCount count)
    {
        if (lines.Count == mostLines)
        {
            SumLines();
        }

        slices.Add(slice);
        lines.Add(new(code, count));
    }

    /// <summary>The sums of each slice that has any, by its number; they wait no longer.</summary>
    internal IReadOnlyDictionary<int, CodedCell[]> Take()
    {
        SumLines();
        var taken = sums.ToDictionary();
        sums.Clear();
        Cells = 0;
        return taken;
    }

    /// <summary>The same, and its room is given back: nothing comes after this, or not soon.</summary>
    internal IReadOnlyDictionary<int, CodedCell[]> TakeLast()
    {
        var taken = Take();
        (lines.Capacity, slices.Capacity) = (0, 0);
        placed = [];
        return taken;
    }

    private void SumLines()
    {
        PlaceBySlice();
        for (var (slice, from) = (0, 0); from < lines.Count; from = ends[slice++])
        {
            var cells = placed.AsSpan(from, ends[slice] - from);
            if (cells.Length > 0)
            {
                cells.Sort(static (left, right) => CellCode.Compare(left.Code, right.Code));
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, slice, out _);
                Cells -= sum?.Length ?? 0;
                sum = CellSums.Of(sum, cells[..CellSums.Sum(cells)]);
                Cells += sum.Length;
            }
        }

        lines.Clear();
        slices.Clear();
    }

    /// <summary>Places the lines of a slice side by side, those of each up to its end.</summary>
    private void PlaceBySlice()
    {
        var count = 0;
        foreach (var slice in slices)
        {
            count = Math.Max(count, slice + 1);
        }

        ends = ends.Length < count ? new int[count * 2] : ends;
        placed = placed.Length < lines.Count ? new CodedCell[lines.Capacity] : placed;
        Array.Clear(ends);
        foreach (var slice in slices)
        {
            ends[slice]++;
        }

        for (var (slice, from) = (0, 0); slice < count; slice++)
        {
            (ends[slice], from) = (from, from + ends[slice]);
        }

        for (var at = 0; at < lines.Count; at++)
        {
            placed[ends[slices[at]]++] = lines[at];
        }
    }
}
