using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A signed count and, in the flow table, the sum of the time into the day. A correction is minus the old and plus the new.</summary>
/// <param name="N">The count.</param>
/// <param name="Micros">Microseconds since the start of the UTC day, summed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellCount(long N, long Micros)
{
    public static CellCount operator +(CellCount left, CellCount right) => new(left.N + right.N, left.Micros + right.Micros);

    public static CellCount operator -(CellCount one) => new(-one.N, -one.Micros);
}
