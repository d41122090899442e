using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>One cell inside a block, whose slice and table are known.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockCell(CellKind Kind, int Part, long At, int Bucket, CellCount Count)
{
    /// <summary>The order of cells in a block; open items stand in the order of receipt.</summary>
    internal static int Compare(CellTable table, in BlockCell left, in BlockCell right)
    {
        var order = table == CellTable.Open ? left.At.CompareTo(right.At) : 0;
        order = order != 0 ? order : ((int)left.Kind).CompareTo((int)right.Kind);
        order = order != 0 ? order : left.Part.CompareTo(right.Part);
        order = order != 0 ? order : left.At.CompareTo(right.At);
        return order != 0 ? order : left.Bucket.CompareTo(right.Bucket);
    }
}
