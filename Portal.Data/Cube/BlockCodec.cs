using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Cells of one slice, table and period as bytes. Cells come sorted and without zeros, thus equal cells give equal bytes.</summary>
internal static class BlockCodec
{
    /// <summary>Appends the bytes of sorted cells.</summary>
    internal static void Write(ByteWriter writer, CellTable table, int period, ReadOnlySpan<BlockCell> cells)
    {
        var from = writer.Length;
        CellRuns.Write(writer, table, BlockPeriods.StartOf(table, period), cells);
        BlockCheck.Write(writer, from);
    }

    /// <summary>Appends the cells of a block to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a block.</exception>
    internal static void Read(ReadOnlySpan<byte> block, CellTable table, int period, List<BlockCell> cells)
    {
        var reader = new ByteReader(BlockCheck.Verified(block));
        CellRuns.Read(ref reader, table, BlockPeriods.StartOf(table, period), cells);
        BlockCheck.RequireEnd(reader);
    }
}
