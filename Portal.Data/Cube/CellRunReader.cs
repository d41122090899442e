using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads the cells of one <see cref="CellRun"/> slice by slice; little more than a slice is in memory.</summary>
internal sealed class CellRunReader
{
    // Slice and length, each at its longest
    private const int LongestHead = 10;

    private readonly SpillFile file;
    private long next;
    private long left;
    private byte[] buffer;
    private int at;
    private int end;
    private int length;

    /// <param name="file">Where the run stands.</param>
    /// <param name="run">Which one.</param>
    /// <param name="bytesAtOnce">So much is read at a time, and more where a slice is longer.</param>
    internal CellRunReader(SpillFile file, CellRun run, int bytesAtOnce)
    {
        (this.file, next, left) = (file, run.At, run.Length);
        buffer = new byte[Math.Max(LongestHead, Math.Min(bytesAtOnce, run.Length))];
        ReadSlice();
    }

    /// <summary>Number of the slice that comes next; negative after the last one.</summary>
    internal int Slice { get; private set; }

    /// <summary>Its cells; then the next slice is next.</summary>
    internal CodedCell[] Take()
    {
        Fill(length);
        var reader = new ByteReader(buffer.AsSpan(at, length));
        var cells = new CodedCell[reader.Count()];
        var code = default(CellCode);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            code = CellCode.Read(ref reader, code);
            cells[cell] = new(code, new(reader.Signed(), code.Table == CellTable.Flow ? reader.Signed() : 0));
        }

        at += length;
        ReadSlice();
        return cells;
    }

    /// <summary>Appends cells of one slice.</summary>
    /// <param name="writer">The run.</param>
    /// <param name="own">Room for the slice alone; what it holds is lost.</param>
    /// <param name="slice">Number of the slice.</param>
    /// <param name="cells">Its cells in order.</param>
    internal static void Write(ByteWriter writer, ByteWriter own, int slice, ReadOnlySpan<CodedCell> cells)
    {
        own.Clear();
        own.Unsigned((ulong)cells.Length);
        var before = default(CellCode);
        foreach (var (code, count) in cells)
        {
            code.Write(own, before);
            own.Signed(count.N);
            if (code.Table == CellTable.Flow)
            {
                own.Signed(count.Micros);
            }

            before = code;
        }

        writer.Unsigned((ulong)slice);
        writer.Unsigned((ulong)own.Length);
        writer.Bytes(own.Written);
    }

    private void ReadSlice()
    {
        Fill(LongestHead);
        if (at == end)
        {
            Slice = -1;
            return;
        }

        var reader = new ByteReader(buffer.AsSpan(at, end - at));
        (Slice, length) = (reader.Count(), reader.Count());
        at += reader.At;
    }

    /// <summary>Sees to it that so many bytes are there, or all that are left.</summary>
    private void Fill(int needed)
    {
        if (end - at >= needed || left == 0)
        {
            return;
        }

        var kept = buffer.AsSpan(at, end - at);
        var into = needed > buffer.Length ? new byte[needed] : buffer;
        kept.CopyTo(into);
        (buffer, at, end) = (into, 0, kept.Length);
        var some = (int)Math.Min(left, buffer.Length - end);
        file.Read(next, buffer.AsSpan(end, some));
        (next, left, end) = (next + some, left - some, end + some);
    }
}
