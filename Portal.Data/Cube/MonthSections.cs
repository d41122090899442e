using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// A long block of a table by month: one section a month, and where it is much shorter one of all months together, each a block of runs of its own. So a
/// question about a year reads one section and not twelve, and one about ten months of it reads the year and the two that are left out.
/// </summary>
internal static class MonthSections
{
    /// <summary>Number of the section that holds the sum of the months.</summary>
    internal const int All = BlockPeriods.Months;

    private const int Count = BlockPeriods.Months + 1;

    // A short block is read at once, and each section costs some bytes
    private const int LeastCells = 2048;

    /// <summary>Whether cells are so many that they are written in sections.</summary>
    internal static bool Pay(CellTable table, int cells) => cells >= LeastCells && table != CellTable.Open && !RunLayout.IsByTime(table);

    /// <summary>Whether a block stands in sections.</summary>
    internal static bool Are(ReadOnlySpan<byte> verified) => !verified.IsEmpty && verified[0] == RunLayout.Sectioned;

    /// <summary>Where each section begins in a block, and its length; 0 where there is none.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static (int From, int Length)[] Of(ReadOnlySpan<byte> verified)
    {
        var reader = new ByteReader(verified[1..]);
        var sections = new (int From, int Length)[Count];
        for (var section = 0; section < Count; section++)
        {
            sections[section].Length = reader.Count();
        }

        var from = 1 + reader.At;
        for (var section = 0; section < Count; section++)
        {
            sections[section].From = from;
            from += sections[section].Length;
        }

        return from == verified.Length
            ? sections
            : throw new InvalidDataException("A block of cells is damaged: its sections do not end where it does. Run portal check --repair.");
    }
}
