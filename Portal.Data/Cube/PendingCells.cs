using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Changes of cells that wait to be written, summed as they come.</summary>
internal sealed class PendingCells
{
    private readonly Dictionary<PendingKey, CellCount> cells = [];

    internal int Count => cells.Count;

    internal void Add(PendingKey key, CellCount count)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _);
        sum += count;
    }

    internal void Clear() => cells.Clear();

    /// <summary>Sums the same in coarser slices into what is made ready for it.</summary>
    internal void RollUpInto(PendingCells sum, Func<int, int> coarser)
    {
        sum.Clear();
        foreach (var (key, count) in cells)
        {
            sum.Add(key with { Slice = coarser(key.Slice) }, count);
        }
    }

    /// <summary>
    /// The cells of the tables as they are stored, in no order and some of them in parts: groups of notices together, and where they are
    /// kept apart in tables of their own.
    /// </summary>
    internal void PlaceInto(List<PlacedCell> placed, bool withGroups)
    {
        placed.Clear();
        foreach (var (key, count) in cells)
        {
            if (count == default)
            {
                continue;
            }

            if (key.Table.GroupTable() is not { } grouped)
            {
                placed.Add(PlacedCell.Of(key, count));
                continue;
            }

            placed.Add(PlacedCell.Of(withGroups ? key with { Table = grouped } : key with { Part = 0 }, count));
        }
    }
}
