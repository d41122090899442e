using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Cells of one slice, table and period as bytes. Cells come sorted and without zeros, thus equal cells give equal bytes. Owns the room that it works
/// in: one for each that writes.
/// </summary>
internal sealed class BlockCodec
{
    private readonly BlockRunWriter runWriter = new();
    private readonly MonthSectionWriter sectionWriter = new();
    private readonly OpenBlockWriter openWriter = new();
    private readonly RunBuffer buffer = new();
    private readonly OpenCells open = new();

    /// <summary>Appends the bytes of sorted cells.</summary>
    internal void Write(ByteWriter writer, CellTable table, int period, ReadOnlySpan<BlockCell> cells)
    {
        var from = writer.Length;
        if (table == CellTable.Open)
        {
            openWriter.Write(writer, period, cells);
        }
        else if (MonthSections.Pay(table, cells.Length))
        {
            sectionWriter.Write(writer, runWriter, table, period, cells);
        }
        else
        {
            runWriter.Write(writer, table, period, cells);
        }

        BlockCheck.Write(writer, from);
    }

    /// <summary>Appends the cells of a block to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a block.</exception>
    internal void Read(ReadOnlySpan<byte> block, CellTable table, int period, List<BlockCell> cells)
    {
        if (table == CellTable.Open)
        {
            open.Clear();
            OpenBlock.Read(block, period, open, buffer.Means);
            for (var at = 0; at < open.Length; at++)
            {
                cells.Add(open[at]);
            }

            return;
        }

        var verified = BlockCheck.Verified(block);
        if (!MonthSections.Are(verified))
        {
            ReadRuns(new BlockRuns(block, verified.Length, table, period, buffer), table, cells);
            return;
        }

        var from = cells.Count;
        foreach (var (first, length) in MonthSections.Of(verified).Take(MonthSections.All).Where(section => section.Length > 0))
        {
            ReadRuns(new BlockRuns(block[first..], length, table, period, buffer), table, cells);
        }

        CollectionsMarshal.AsSpan(cells)[from..].Sort(static (left, right) => BlockCell.Compare(CellTable.GroupCohort, left, right));
    }

    private static void ReadRuns(BlockRuns runs, CellTable table, List<BlockCell> cells)
    {
        var isByTime = RunLayout.IsByTime(table);
        while (runs.Next())
        {
            var places = runs.Places;
            var counts = runs.Counts;
            var micros = runs.Micros;
            for (var at = 0; at < places.Length; at++)
            {
                var count = new CellCount(counts[at], table == CellTable.Flow ? micros[at] : 0);
                cells.Add(isByTime ? new(runs.Kind, runs.Part, runs.At + places[at], 0, count) : new(runs.Kind, runs.Part, runs.At, places[at], count));
            }
        }
    }
}
