using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Sorted cells as differences. Runs share kind and part, and in tables by month the month; inside a run each cell is its distance from the
/// one before with one bit for "counts one", which most do. Times of day and of receipt are in seconds where they all are whole.
/// </summary>
internal static class CellRuns
{
    private const long Second = 1_000_000;

    internal static void Write(ByteWriter writer, CellTable table, long start, ReadOnlySpan<BlockCell> cells)
    {
        if (table == CellTable.Open)
        {
            OpenRun.Write(writer, start, cells);
            return;
        }

        var unit = Unit(cells);
        writer.Byte(unit == 1 ? (byte)0 : (byte)1);
        for (var first = 0; first < cells.Length;)
        {
            var next = first + 1;
            while (next < cells.Length && IsSameRun(table, cells[first], cells[next]))
            {
                next++;
            }

            WriteRun(writer, table, start, unit, cells[first..next]);
            first = next;
        }

        writer.Unsigned(0);
    }

    internal static void Read(ref ByteReader reader, CellTable table, long start, List<BlockCell> cells)
    {
        if (table == CellTable.Open)
        {
            OpenRun.Read(ref reader, start, cells);
            return;
        }

        var unit = reader.Byte() == 0 ? 1 : Second;
        for (var count = reader.Count(); count > 0; count = reader.Count())
        {
            ReadRun(ref reader, table, start, unit, count, cells);
        }
    }

    private static bool IsByDay(CellTable table) => table is CellTable.Flow or CellTable.Due;

    private static bool IsSameRun(CellTable table, in BlockCell left, in BlockCell right) =>
        left.Kind == right.Kind && left.Part == right.Part && (IsByDay(table) || left.At == right.At);

    private static long Unit(ReadOnlySpan<BlockCell> cells)
    {
        foreach (var cell in cells)
        {
            if (cell.Count.Micros % Second != 0)
            {
                return 1;
            }
        }

        return Second;
    }

    private static void WriteRun(ByteWriter writer, CellTable table, long start, long unit, ReadOnlySpan<BlockCell> run)
    {
        writer.Unsigned((ulong)run.Length);
        writer.Byte((byte)run[0].Kind);
        writer.Unsigned((ulong)run[0].Part);
        if (!IsByDay(table))
        {
            writer.Signed(run[0].At - start);
        }

        var before = 0L;
        foreach (var cell in run)
        {
            var place = IsByDay(table) ? cell.At - start : cell.Bucket;
            writer.Unsigned(((ulong)(place - before) << 1) | (cell.Count.N == 1 ? 0UL : 1UL));
            before = place;
            if (cell.Count.N != 1)
            {
                writer.Signed(cell.Count.N);
            }

            if (table == CellTable.Flow)
            {
                writer.Signed(cell.Count.Micros / unit);
            }
        }
    }

    private static void ReadRun(ref ByteReader reader, CellTable table, long start, long unit, int count, List<BlockCell> cells)
    {
        var kind = (CellKind)reader.Byte();
        var part = reader.Count();
        var month = IsByDay(table) ? 0 : start + reader.Signed();
        var place = 0L;
        for (; count > 0; count--)
        {
            var code = reader.Unsigned();
            place += (long)(code >> 1);
            var n = (code & 1) == 0 ? 1 : reader.Signed();
            var micros = table == CellTable.Flow ? reader.Signed() * unit : 0;
            cells.Add(IsByDay(table)
                ? new BlockCell(kind, part, start + place, 0, new(n, micros))
                : new BlockCell(kind, part, month, checked((int)place), new(n, micros)));
        }
    }
}
