using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Where a block is stored.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockPlace(long SliceId, CellTable Table, int Period);
