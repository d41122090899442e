namespace Portal.Data.Cube;

/// <summary>How the cells of a table stand in the runs of a block.</summary>
internal static class RunLayout
{
    /// <summary>The first byte of every block of runs; the lowest bit is set where times into the day are in whole seconds.</summary>
    internal const byte Format = 0x20;

    /// <summary>The first byte of a block in <see cref="MonthSections"/>.</summary>
    internal const byte Sectioned = 0x22;

    internal const long Second = 1_000_000;

    /// <summary>Places of a run are days or months, and not buckets of one month.</summary>
    internal static bool IsByTime(CellTable table) => table is CellTable.Flow or CellTable.Due or CellTable.Cluster;

    /// <summary>
    /// A kind before this one that counts nearly the same cells, often the very same: what it says is not written again. Null without one.
    /// </summary>
    internal static CellKind? LikeOf(CellTable table, CellKind kind) => (table, kind) switch
    {
        (CellTable.Flow, CellKind.IssuedRemoved) => CellKind.Issued,
        (CellTable.Flow, CellKind.RemovedChecked or CellKind.OverdueEnded) => CellKind.Removed,
        (CellTable.Due, CellKind.OriginalOnTime) => CellKind.OnTime,
        (CellTable.Due, CellKind.OriginalLate) => CellKind.Late,
        (CellTable.Due, CellKind.OriginalUndetermined) => CellKind.Undetermined,
        (CellTable.Recurrence, CellKind.FirstReappeared) => CellKind.Reappeared,
        _ => null,
    };

    /// <summary>The unit of times in a block, in microseconds.</summary>
    /// <exception cref="InvalidDataException">The block is of another layout.</exception>
    internal static long UnitOf(ReadOnlySpan<byte> cells) => !cells.IsEmpty && (cells[0] & ~1) == Format
        ? ((cells[0] & 1) == 0 ? 1 : Second)
        : throw new InvalidDataException("A block of cells is of another layout. Run portal check --repair.");

    /// <summary>A number of cells, each of which takes at least a bit.</summary>
    /// <exception cref="InvalidDataException">There are fewer bits.</exception>
    internal static int Required(ulong length, long bitsLeft) => length <= (ulong)Math.Max(0, bitsLeft)
        ? (int)length
        : throw new InvalidDataException("A block of cells is damaged: it says that it holds more than it can. Run portal check --repair.");

    /// <summary>Whether any kind of the table has a kind like it, so that runs must be kept while a block is read.</summary>
    internal static bool HasLikes(CellTable table) => table is CellTable.Flow or CellTable.Due or CellTable.Recurrence;
}
