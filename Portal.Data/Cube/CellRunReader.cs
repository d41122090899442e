using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads the cells of one <see cref="CellRun"/> slice by slice.</summary>
internal sealed class CellRunReader
{
    private readonly byte[] bytes;
    private int at;

    internal CellRunReader(SpillFile file, CellRun run)
    {
        bytes = new byte[run.Length];
        file.Read(run.At, bytes);
        ReadSlice();
    }

    /// <summary>Number of the slice that comes next; negative after the last one.</summary>
    internal int Slice { get; private set; }

    /// <summary>Its cells; then the next slice is next.</summary>
    internal CodedCell[] Take()
    {
        var reader = new ByteReader(bytes.AsSpan(at));
        var cells = new CodedCell[reader.Count()];
        var code = default(CellCode);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            code = CellCode.Read(ref reader, code);
            cells[cell] = new(code, new(reader.Signed(), code.Table == CellTable.Flow ? reader.Signed() : 0));
        }

        at += reader.At;
        ReadSlice();
        return cells;
    }

    /// <summary>Appends cells of one slice.</summary>
    internal static void Write(ByteWriter writer, int slice, ReadOnlySpan<CodedCell> cells)
    {
        writer.Unsigned((ulong)slice);
        writer.Unsigned((ulong)cells.Length);
        var before = default(CellCode);
        foreach (var (code, count) in cells)
        {
            code.Write(writer, before);
            writer.Signed(count.N);
            if (code.Table == CellTable.Flow)
            {
                writer.Signed(count.Micros);
            }

            before = code;
        }
    }

    private void ReadSlice()
    {
        var reader = new ByteReader(bytes.AsSpan(at));
        Slice = reader.IsAtEnd ? -1 : reader.Count();
        at += reader.At;
    }
}
