using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Names one cell.</summary>
/// <param name="Table">The table.</param>
/// <param name="Slice">The slice.</param>
/// <param name="At">Days or months since 1970-01 in UTC, or microseconds, as the table says.</param>
/// <param name="Bucket">The <see cref="Cube.Bucket"/> of a duration; 0 where the table has none. In the open table whole seconds from receipt to limit.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Part">The group of notices where the table keeps groups apart, see <see cref="OpenPart"/> for the open table; else 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellKey(CellTable Table, SliceKey Slice, long At, int Bucket, CellKind Kind, int Part = 0);
