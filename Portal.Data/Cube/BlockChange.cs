namespace Portal.Data.Cube;

/// <summary>Cells that are to be added to one block.</summary>
/// <param name="Slice">Number of the slice.</param>
/// <param name="Table">The table.</param>
/// <param name="Period">The period.</param>
/// <param name="Cells">The cells in order, of this table or, where groups of notices are kept apart, of the plain one.</param>
internal readonly record struct BlockChange(int Slice, CellTable Table, int Period, ReadOnlyMemory<CodedCell> Cells)
{
    /// <summary>The blocks that the sorted cells of a slice are in.</summary>
    /// <param name="slice">Number of the slice.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="withGroups">Whether groups of notices are kept apart, in tables of their own in the place of the plain ones.</param>
    internal static IEnumerable<BlockChange> Cut(int slice, CodedCell[] cells, bool withGroups)
    {
        for (var from = 0; from < cells.Length;)
        {
            var first = cells[from].Code;
            var to = from + 1;
            while (to < cells.Length && first.IsInBlockOf(cells[to].Code))
            {
                to++;
            }

            yield return new(slice, withGroups ? first.Table.GroupTable() ?? first.Table : first.Table, first.Period, cells.AsMemory(from, to - from));
            from = to;
        }
    }

    /// <summary>The cells in the order of the block, each once.</summary>
    internal void ReadTo(List<BlockCell> cells)
    {
        var isGrouped = Table is CellTable.GroupCohort or CellTable.GroupPeriod or CellTable.GroupSnapshot;
        var isSummed = !isGrouped && Table.GroupTable() is not null;
        var coded = Cells.Span;
        for (var at = 0; at < coded.Length;)
        {
            var (code, count) = (isSummed ? coded[at].Code.WithoutPart : coded[at].Code, coded[at].Count);
            for (at++; isSummed && at < coded.Length && coded[at].Code.WithoutPart == code; at++)
            {
                count += coded[at].Count;
            }

            if (count != default)
            {
                cells.Add(code.With(count));
            }
        }

        if (isGrouped)
        {
            // Coded cells have the part last, those of a block before the time
            cells.Sort(static (left, right) => BlockCell.Compare(CellTable.GroupCohort, left, right));
        }
    }
}
