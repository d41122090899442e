using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>What waits to be written of one finest slice: lines for the ledger, and the sums of those that stand in it already.</summary>
internal sealed class PendingSlice
{
    private readonly List<CodedLine> lines = [];

    /// <summary>Summed cells in order, whose lines are written.</summary>
    internal CodedCell[] Cells { get; private set; } = [];

    internal bool HasLines => lines.Count > 0;

    internal void Add(long knownAt, CellCode code, CellCount count) => lines.Add(new(knownAt, code, count));

    /// <summary>The lines in order, equal cells of one instant summed, without what comes to nothing.</summary>
    internal ReadOnlySpan<CodedLine> Sorted()
    {
        var sorted = CollectionsMarshal.AsSpan(lines);
        sorted.Sort(CodedLine.Compare);
        var kept = 0;
        for (var at = 0; at < sorted.Length;)
        {
            var line = sorted[at];
            for (at++; at < sorted.Length && sorted[at].KnownAt == line.KnownAt && sorted[at].Code == line.Code; at++)
            {
                line = line with { Count = line.Count + sorted[at].Count };
            }

            if (line.Count != default)
            {
                sorted[kept++] = line;
            }
        }

        CollectionsMarshal.SetCount(lines, kept);
        return CollectionsMarshal.AsSpan(lines);
    }

    /// <summary>Moves the lines into the sums.</summary>
    internal void SumLines()
    {
        var cells = new CodedCell[lines.Count];
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = new(lines[at].Code, lines[at].Count);
        }

        cells.AsSpan().Sort(static (left, right) => CellCode.Compare(left.Code, right.Code));
        Cells = CellSums.Of(Cells, cells.AsSpan(0, CellSums.Sum(cells)));
        lines.Clear();
    }

    internal void ForgetCells() => Cells = [];
}
