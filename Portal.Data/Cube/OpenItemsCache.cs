namespace Portal.Data.Cube;

/// <summary>Open items of the slices that were asked last, decoded and sorted, as long as nothing new is stored. Bounded by the number of cells.</summary>
internal sealed class OpenItemsCache
{
    // About 60 bytes each: a gigabyte at most, and that only where a hundred million items are counted
    private const int MostCells = 16_000_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Kept> kept = [];
    private (long Epoch, long Seq) version;
    private long asked;
    private int cells;

    internal OpenItems? Find((long Epoch, long Seq) at, string plan)
    {
        lock (gate)
        {
            if (version != at || !kept.TryGetValue(plan, out var found))
            {
                return null;
            }

            found.LastAsked = ++asked;
            return found.Items;
        }
    }

    internal void Keep((long Epoch, long Seq) at, string plan, OpenItems items)
    {
        lock (gate)
        {
            if (version != at)
            {
                kept.Clear();
                (version, cells) = (at, 0);
            }

            if (items.CellCount <= MostCells && kept.TryAdd(plan, new Kept(items) { LastAsked = ++asked }))
            {
                cells += items.CellCount;
            }

            while (cells > MostCells)
            {
                var oldest = kept.MinBy(one => one.Value.LastAsked);
                kept.Remove(oldest.Key);
                cells -= oldest.Value.Items.CellCount;
            }
        }
    }

    private sealed class Kept(OpenItems items)
    {
        internal OpenItems Items => items;

        internal long LastAsked { get; set; }
    }
}
