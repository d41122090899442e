using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Writes long blocks as <see cref="MonthSections"/>; the room that it takes is used again for the next.</summary>
internal sealed class MonthSectionWriter
{
    private readonly List<BlockCell>[] months = [.. Enumerable.Range(0, MonthSections.All + 1).Select(_ => new List<BlockCell>())];
    private readonly int[] lengths = new int[MonthSections.All + 1];
    private readonly ByteWriter sections = new();
    private long[] byBucket = new long[1400];

    /// <summary>Appends sorted cells.</summary>
    internal void Write(ByteWriter target, BlockRunWriter runs, CellTable table, int period, ReadOnlySpan<BlockCell> cells)
    {
        var start = BlockPeriods.StartOf(table, period);
        Array.ForEach(months, month => month.Clear());
        foreach (ref readonly var cell in cells)
        {
            months[cell.At - start].Add(cell);
        }

        if (table is not (CellTable.Snapshot or CellTable.GroupSnapshot))
        {
            AddSum(cells, start, months[MonthSections.All]);
            if (3 * months[MonthSections.All].Count > cells.Length)
            {
                months[MonthSections.All].Clear();
            }
        }

        sections.Clear();
        for (var section = 0; section < months.Length; section++)
        {
            var from = sections.Length;
            if (months[section].Count > 0)
            {
                runs.Write(sections, table, period, CollectionsMarshal.AsSpan(months[section]));
            }

            lengths[section] = sections.Length - from;
        }

        target.Byte(RunLayout.Sectioned);
        Array.ForEach(lengths, length => target.Unsigned((ulong)length));
        target.Bytes(sections.Written);
    }

    // Cells come by kind, part and month: the months of a kind and part lie together
    private void AddSum(ReadOnlySpan<BlockCell> cells, long start, List<BlockCell> sum)
    {
        Array.Clear(byBucket);
        for (var at = 0; at < cells.Length; at++)
        {
            var (kind, part, bucket) = (cells[at].Kind, cells[at].Part, cells[at].Bucket);
            if (bucket >= byBucket.Length)
            {
                Array.Resize(ref byBucket, 2 * bucket);
            }

            unchecked
            {
                byBucket[bucket] += cells[at].Count.N;
            }

            if (at + 1 == cells.Length || cells[at + 1].Kind != kind || cells[at + 1].Part != part)
            {
                for (var one = 0; one < byBucket.Length; one++)
                {
                    if (byBucket[one] != 0)
                    {
                        sum.Add(new(kind, part, start, one, new(byBucket[one], 0)));
                    }
                }

                Array.Clear(byBucket);
            }
        }
    }
}
