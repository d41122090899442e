using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Changes of one slice as bytes: by instant of knowing, then table, then runs of cells.</summary>
internal static class LedgerCodec
{
    /// <summary>Appends sorted changes.</summary>
    internal static void Write(ByteWriter writer, long firstKnownAt, ReadOnlySpan<LedgerCell> changes)
    {
        var from = writer.Length;
        var known = firstKnownAt;
        var cells = new List<BlockCell>();
        for (var first = 0; first < changes.Length;)
        {
            var table = changes[first].Table;
            var at = changes[first].KnownAt;
            cells.Clear();
            for (; first < changes.Length && changes[first].Table == table && changes[first].KnownAt == at; first++)
            {
                cells.Add(changes[first].Cell);
            }

            writer.Byte((byte)(table + 1));
            writer.Unsigned((ulong)(at - known));
            known = at;
            CellRuns.Write(writer, table, BlockPeriods.LedgerStartOf(table), CollectionsMarshal.AsSpan(cells));
        }

        writer.Byte(0);
        BlockCheck.Write(writer, from);
    }

    /// <summary>Appends the changes of one row to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a row of the ledger.</exception>
    internal static void Read(ReadOnlySpan<byte> row, long firstKnownAt, List<LedgerCell> changes)
    {
        var reader = new ByteReader(BlockCheck.Verified(row));
        var known = firstKnownAt;
        var cells = new List<BlockCell>();
        for (var table = reader.Byte(); table != 0; table = reader.Byte())
        {
            known += (long)reader.Unsigned();
            cells.Clear();
            CellRuns.Read(ref reader, (CellTable)(table - 1), BlockPeriods.LedgerStartOf((CellTable)(table - 1)), cells);
            foreach (var cell in cells)
            {
                changes.Add(new(known, (CellTable)(table - 1), cell));
            }
        }

        BlockCheck.RequireEnd(reader);
    }
}
