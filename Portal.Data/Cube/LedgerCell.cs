using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>One change of a cell of a slice, and when it became known.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LedgerCell(long KnownAt, CellTable Table, BlockCell Cell);
