using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A cell of a slice that is named by number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PendingKey(int Slice, CellTable Table, CellKind Kind, int Part, int Bucket, long At);
