using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A change of a cell of <see cref="CellTable.Straddle"/>.</summary>
/// <param name="Slice">Number of the slice that names what several have in common.</param>
/// <param name="Cell">The cell.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StraddleLine(int Slice, CodedCell Cell);
