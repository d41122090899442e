using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Reads a block of a table by month run by run, without keeping its cells: those of the groups of notices are many, and a question only sums them.
/// </summary>
internal ref struct MonthRuns
{
    private readonly long start;
    private ByteReader reader;
    private int left;

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal MonthRuns(BlockRow block)
    {
        start = BlockPeriods.StartOf(block.Table, (int)block.Period);
        reader = new ByteReader(BlockCheck.Verified(block.Cells));
        reader.Byte();
    }

    internal CellKind Kind { get; private set; }

    internal int Part { get; private set; }

    internal long Month { get; private set; }

    internal int Bucket { get; private set; }

    internal long N { get; private set; }

    /// <summary>Goes to the next run; the cells of the last one must have been read.</summary>
    internal bool NextRun()
    {
        left = reader.Count();
        if (left == 0)
        {
            BlockCheck.RequireEnd(reader);
            return false;
        }

        Kind = (CellKind)reader.Byte();
        Part = reader.Count();
        Month = start + reader.Signed();
        Bucket = 0;
        return true;
    }

    /// <summary>Goes to the next cell of the run.</summary>
    internal bool NextCell()
    {
        if (left == 0)
        {
            return false;
        }

        left--;
        var code = reader.Unsigned();
        Bucket += (int)(code >> 1);
        N = (code & 1) == 0 ? 1 : reader.Signed();
        return true;
    }
}
