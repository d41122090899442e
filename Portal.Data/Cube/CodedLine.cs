using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A change of a cell of one slice, and when it became known.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodedLine(long KnownAt, CellCode Code, CellCount Count)
{
    /// <summary>By instant of knowing, then cell.</summary>
    internal static int Compare(CodedLine left, CodedLine right) =>
        left.KnownAt != right.KnownAt ? left.KnownAt.CompareTo(right.KnownAt) : CellCode.Compare(left.Code, right.Code);
}
