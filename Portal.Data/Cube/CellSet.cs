namespace Portal.Data.Cube;

/// <summary>
/// Signed cells: a commutative group, so that order and grouping of additions never matter. Cells that come to nothing are not kept,
/// hence two sets are equal exactly when they hold the same.
/// </summary>
internal sealed class CellSet
{
    private readonly Dictionary<CellKey, CellCount> cells = [];

    /// <summary>The cells that are not zero.</summary>
    internal IReadOnlyDictionary<CellKey, CellCount> Cells => cells;

    /// <summary>Adds one cell.</summary>
    internal void Add(CellKey key, CellCount count)
    {
        var sum = cells.GetValueOrDefault(key) + count;
        if (sum == default)
        {
            cells.Remove(key);
        }
        else
        {
            cells[key] = sum;
        }
    }

    /// <summary>Adds all cells of another set.</summary>
    internal void Add(CellSet other)
    {
        foreach (var (key, count) in other.cells)
        {
            Add(key, count);
        }
    }

    /// <summary>Takes all cells of another set away.</summary>
    internal void Subtract(CellSet other)
    {
        foreach (var (key, count) in other.cells)
        {
            Add(key, -count);
        }
    }

    /// <summary>The same with coarser slices: what <paramref name="coarser"/> makes equal is summed.</summary>
    internal CellSet RolledUp(Func<SliceKey, SliceKey> coarser)
    {
        var sum = new CellSet();
        foreach (var (key, count) in cells)
        {
            sum.Add(key with { Slice = coarser(key.Slice) }, count);
        }

        return sum;
    }

    /// <summary>
    /// Sum modulo 2^128 of hash(cell) times count: free of order, additive over sets, and recomputable by anybody who has the events.
    /// </summary>
    internal UInt128 Digest()
    {
        UInt128 sum = 0;
        var slices = new Dictionary<SliceKey, UInt128>();
        foreach (var (key, count) in cells)
        {
            if (!slices.TryGetValue(key.Slice, out var slice))
            {
                slices[key.Slice] = slice = CellHash.OfSlice(key.Slice);
            }

            sum = unchecked(sum + CellHash.Of(slice, key.Table, key.Kind, key.At, key.Bucket, key.Part, count));
        }

        return sum;
    }
}
