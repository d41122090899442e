using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>One change of a cell of a slice, and when it became known.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LedgerCell(long KnownAt, CellTable Table, BlockCell Cell)
{
    /// <summary>By instant of knowing, table, then as in a block.</summary>
    internal static int Compare(in LedgerCell left, in LedgerCell right)
    {
        var order = left.KnownAt.CompareTo(right.KnownAt);
        order = order != 0 ? order : left.Table.CompareTo(right.Table);
        return order != 0 ? order : BlockCell.Compare(left.Table, left.Cell, right.Cell);
    }
}
