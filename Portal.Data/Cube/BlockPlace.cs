using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>
/// Where a block is stored. The id of its row says so, and orders blocks by slice, table and period: in SQL the blocks of a slice are those from
/// slice * 16777216 on, up to the next slice's; the numbers are stored and never change.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockPlace(long SliceId, CellTable Table, int Period)
{
    private const int PeriodBits = 18;
    private const int SliceBits = 24;

    // Periods before 1970 are below nothing: months, the shortest, reach more than 10,000 years either way
    private const int Middle = 1 << (PeriodBits - 1);

    /// <summary>The id of its row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No period lies so far away.</exception>
    internal long Id => (SliceId << SliceBits) + InSlice(Table, Period);

    /// <summary>How far a table's first place stands behind the first of its slice.</summary>
    internal static long FirstOf(CellTable table) => (long)table << PeriodBits;

    /// <summary>How far a block stands behind the first place of its slice.</summary>
    internal static long InSlice(CellTable table, long period)
    {
        if (period is < -Middle or >= Middle)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, "No block lies so far away.");
        }

        return FirstOf(table) + period + Middle;
    }
}
