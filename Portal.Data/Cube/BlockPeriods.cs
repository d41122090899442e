using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// How the cells of a table are cut into blocks by time: open items by month of receipt, for many are rewritten often; days by 384, months
/// by 12, so that three years of a slice are a handful of rows.
/// </summary>
internal static class BlockPeriods
{
    internal const int Days = 384;
    internal const int Months = 12;

    /// <summary>The block that a cell belongs to.</summary>
    internal static int Of(CellTable table, long at) => table switch
    {
        CellTable.Open => (int)MonthOf(at),
        CellTable.Flow or CellTable.Due => Floor(at, Days),
        _ => Floor(at, Months),
    };

    /// <summary>The first <see cref="CellKey.At"/> of a block.</summary>
    internal static long StartOf(CellTable table, int period) => table switch
    {
        CellTable.Open => UtcPeriods.StartOfMonth(period).ToMicros(),
        CellTable.Flow or CellTable.Due => (long)period * Days,
        _ => (long)period * Months,
    };

    /// <summary>The month of an instant in microseconds.</summary>
    internal static long MonthOf(long micros) => UtcPeriods.MonthOf(TypeHandlers.ToInstant(micros));

    private static int Floor(long at, int length) => (int)(at >= 0 ? at / length : ((at + 1) / length) - 1);
}
