using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Adds sorted changes to the sorted cells of a block.</summary>
internal static class BlockMerge
{
    /// <summary>Adds changes to cells where these stand, without what comes to nothing; cells stay sorted. The greatest blocks are a good part of memory.</summary>
    internal static void Add(CellTable table, List<BlockCell> cells, List<BlockCell> changes)
    {
        var (left, right) = (cells.Count - 1, changes.Count - 1);
        CollectionsMarshal.SetCount(cells, cells.Count + changes.Count);
        var all = CollectionsMarshal.AsSpan(cells);

        // From the end on: what is written never reaches what is still to be read
        var first = all.Length;
        while (right >= 0)
        {
            var order = left < 0 ? -1 : BlockCell.Compare(table, all[left], changes[right]);
            var cell = order > 0 ? all[left--] : changes[right--];
            if (order == 0)
            {
                cell = cell with { Count = cell.Count + all[left--].Count };
            }

            if (cell.Count != default)
            {
                all[--first] = cell;
            }
        }

        all[first..].CopyTo(all[(left + 1)..]);
        CollectionsMarshal.SetCount(cells, left + 1 + all.Length - first);
    }
}
