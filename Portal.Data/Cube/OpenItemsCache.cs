namespace Portal.Data.Cube;

/// <summary>Open items of the slices that were asked last, decoded and sorted, as long as nothing new is stored. Bounded by the number of cells.</summary>
internal sealed class OpenItemsCache
{
    // About 100 bytes each: a gigabyte at most, and that only where a hundred million items are counted
    private const int MostCells = 10_000_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenItems> kept = [];
    private (long Epoch, long Seq) version;
    private int cells;

    internal OpenItems? Find((long Epoch, long Seq) asked, string plan)
    {
        lock (gate)
        {
            return version == asked ? kept.GetValueOrDefault(plan) : null;
        }
    }

    internal void Keep((long Epoch, long Seq) at, string plan, OpenItems items, int count)
    {
        lock (gate)
        {
            if (version != at || cells + count > MostCells)
            {
                kept.Clear();
                (version, cells) = (at, 0);
            }

            if (kept.TryAdd(plan, items))
            {
                cells += count;
            }
        }
    }
}
