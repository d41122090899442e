using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A cell of one slice with its count.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodedCell(CellCode Code, CellCount Count);
