using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A cell with the block that it belongs to.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedCell(int Slice, CellTable Table, int Period, BlockCell Cell)
{
    internal static PlacedCell Of(PendingKey key, CellCount count) => new(
        key.Slice,
        key.Table,
        BlockPeriods.Of(key.Table, key.At),
        new(key.Kind, key.Part, key.At, key.Bucket, count));

    /// <summary>By block, then as in the block.</summary>
    internal static int Compare(PlacedCell left, PlacedCell right)
    {
        var order = left.Slice.CompareTo(right.Slice);
        order = order != 0 ? order : left.Table.CompareTo(right.Table);
        order = order != 0 ? order : left.Period.CompareTo(right.Period);
        return order != 0 ? order : BlockCell.Compare(left.Table, left.Cell, right.Cell);
    }

    /// <summary>The blocks of sorted cells one after the other, each cell once.</summary>
    internal static IEnumerable<(int Slice, CellTable Table, int Period, List<BlockCell> Cells)> Blocks(List<PlacedCell> sorted)
    {
        for (var at = 0; at < sorted.Count;)
        {
            var first = sorted[at];
            var cells = new List<BlockCell>();
            for (; at < sorted.Count && first.IsInBlockOf(sorted[at]); at++)
            {
                var cell = sorted[at].Cell;
                if (cells.Count > 0 && BlockCell.Compare(first.Table, cells[^1], cell) == 0)
                {
                    cells[^1] = cell with { Count = cell.Count + cells[^1].Count };
                }
                else
                {
                    cells.Add(cell);
                }
            }

            yield return (first.Slice, first.Table, first.Period, cells);
        }
    }

    private bool IsInBlockOf(in PlacedCell other) => Slice == other.Slice && Table == other.Table && Period == other.Period;
}
