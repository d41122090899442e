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

    internal bool IsInBlockOf(in PlacedCell other) => Slice == other.Slice && Table == other.Table && Period == other.Period;
}
