using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Changes of open items in a row of the ledger, in the order of receipt. What they say beside the time, such as the limit, takes few values: these stand once at
/// the front and each cell names its own by number.
/// </summary>
internal static class OpenRun
{
    private const long Second = 1_000_000;

    internal static void Write(ByteWriter writer, long start, ReadOnlySpan<BlockCell> cells)
    {
        if (cells.Length == 1)
        {
            WriteOne(writer, start, cells[0]);
            return;
        }

        var numbers = new Dictionary<(CellKind, int, int), int>();
        var unit = Second;
        foreach (var cell in cells)
        {
            unit = (cell.At - start) % Second == 0 ? unit : 1;
            numbers.TryAdd((cell.Kind, cell.Part, cell.Bucket), numbers.Count);
        }

        writer.Byte(unit == 1 ? (byte)0 : (byte)1);
        writer.Unsigned((ulong)numbers.Count);
        foreach (var (kind, part, limit) in numbers.Keys)
        {
            writer.Byte((byte)kind);
            writer.Unsigned((ulong)part);
            writer.Signed(limit);
        }

        writer.Unsigned((ulong)cells.Length);
        var before = start;
        foreach (var cell in cells)
        {
            writer.Unsigned(((ulong)((cell.At - before) / unit) << 1) | (cell.Count.N == 1 ? 0UL : 1UL));
            before = cell.At;
            if (cell.Count.N != 1)
            {
                writer.Signed(cell.Count.N);
            }

            writer.Unsigned((ulong)numbers[(cell.Kind, cell.Part, cell.Bucket)]);
        }
    }

    /// <summary>The same bytes as of any run, without an index: lines of the ledger mostly hold one.</summary>
    private static void WriteOne(ByteWriter writer, long start, in BlockCell cell)
    {
        var unit = (cell.At - start) % Second == 0 ? Second : 1;
        writer.Byte(unit == 1 ? (byte)0 : (byte)1);
        writer.Unsigned(1);
        writer.Byte((byte)cell.Kind);
        writer.Unsigned((ulong)cell.Part);
        writer.Signed(cell.Bucket);
        writer.Unsigned(1);
        writer.Unsigned(((ulong)((cell.At - start) / unit) << 1) | (cell.Count.N == 1 ? 0UL : 1UL));
        if (cell.Count.N != 1)
        {
            writer.Signed(cell.Count.N);
        }

        writer.Unsigned(0);
    }

    internal static void Read(ref ByteReader reader, long start, List<BlockCell> cells)
    {
        var unit = reader.Byte() == 0 ? 1 : Second;
        var kinds = new (CellKind Kind, int Part, int Limit)[Math.Min(reader.Count(), 1 << 24)];
        for (var at = 0; at < kinds.Length; at++)
        {
            kinds[at] = ((CellKind)reader.Byte(), reader.Count(), checked((int)reader.Signed()));
        }

        var time = start;
        for (var count = reader.Count(); count > 0; count--)
        {
            var code = reader.Unsigned();
            time += (long)(code >> 1) * unit;
            var n = (code & 1) == 0 ? 1 : reader.Signed();
            var number = reader.Count();
            if (number >= kinds.Length)
            {
                throw new InvalidDataException("A block of open items names what it does not hold.");
            }

            var (kind, part, limit) = kinds[number];
            cells.Add(new BlockCell(kind, part, time, limit, new(n, 0)));
        }
    }
}
