using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A cell of a slice that is named by number, and the instant at which its change became known; 0 where that no longer matters.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PendingKey(int Slice, CellTable Table, CellKind Kind, int Part, int Bucket, long At, long KnownAt);
