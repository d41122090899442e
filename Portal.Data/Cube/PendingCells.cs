using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Changes of cells that wait to be written, summed as they come.</summary>
internal sealed class PendingCells
{
    private readonly Dictionary<PendingKey, CellCount> cells = [];

    internal int Count => cells.Count;

    internal IEnumerable<KeyValuePair<PendingKey, CellCount>> Changes => cells.Where(cell => cell.Value != default);

    internal void Add(PendingKey key, CellCount count)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _);
        sum += count;
    }

    internal void Clear() => cells.Clear();

    /// <summary>The same without instants of knowing.</summary>
    internal PendingCells Timeless()
    {
        var sum = new PendingCells();
        foreach (var (key, count) in cells)
        {
            sum.Add(key with { KnownAt = 0 }, count);
        }

        return sum;
    }

    /// <summary>The same in coarser slices.</summary>
    internal PendingCells RolledUp(Func<int, int> coarser)
    {
        var sum = new PendingCells();
        foreach (var (key, count) in cells)
        {
            sum.Add(key with { Slice = coarser(key.Slice) }, count);
        }

        return sum;
    }

    /// <summary>The tables as they are stored: groups of notices summed, and where they are kept apart in tables of their own.</summary>
    internal PendingCells Stored(bool withGroups)
    {
        var sum = new PendingCells();
        foreach (var (key, count) in cells)
        {
            if (key.Table.GroupTable() is not { } grouped)
            {
                sum.Add(key, count);
                continue;
            }

            sum.Add(key with { Part = 0 }, count);
            if (withGroups)
            {
                sum.Add(key with { Table = grouped }, count);
            }
        }

        return sum;
    }
}
