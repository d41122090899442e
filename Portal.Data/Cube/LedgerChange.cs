using System.Runtime.InteropServices;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>What became known of an item, as far as a slice counts it.</summary>
/// <param name="Slice">Number of the slice.</param>
/// <param name="KnownAt">When, in microseconds.</param>
/// <param name="Before">As it counted there until then; null where it did not.</param>
/// <param name="After">As it counts there from then on.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LedgerChange(int Slice, long KnownAt, ItemState? Before, ItemState? After);
