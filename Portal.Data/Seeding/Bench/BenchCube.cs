using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>
/// Fills a stored cube with the items of the bench, without events and without a ledger: every item goes through the very rules by which
/// an import counts it, into the finest slice and all roll-ups that are kept.
/// </summary>
internal sealed class BenchCube(BenchWorld world, CubeBlockStore store) : ICellSink<int>
{
    private readonly DenseCells own = new(world.Start);
    private readonly Dictionary<SliceKey, DenseCells> rollUps = [];
    private readonly Dictionary<SliceKey, DenseGroups> groups = [];
    private readonly Stack<DenseCells> spareCells = new();
    private readonly Stack<DenseGroups> spareGroups = new();
    private DenseGroups[] groupsOfSlice = [];

    /// <summary>Cells written, by table.</summary>
    internal SortedDictionary<CellTable, long> Realised { get; } = [];

    /// <summary>Writes everything inside the store's transaction.</summary>
    internal async Task WriteAsync(IProgress<double>? progress, CancellationToken cancellation)
    {
        await store.BeginAsync(UtcPeriods.DayOf(world.Now).Day * NodaConstants.TicksPerDay / 10, cancellation);
        var items = Math.Max(1, world.Slices.Sum(slice => slice.Items));
        var done = 0L;
        foreach (var ofProvider in world.Slices.Where(slice => slice.Items > 0).GroupBy(slice => slice.Provider))
        {
            foreach (var slice in ofProvider)
            {
                await SliceAsync(slice, cancellation);
                done += slice.Items;
                progress?.Report((double)done / items);
            }

            await FlushAsync(key => key.Provider is not null, cancellation);
        }

        await FlushAsync(_ => true, cancellation);
    }

    int ICellSink<int>.SliceOf(ItemState item) => 0;

    void ICellSink<int>.Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        if (table is CellTable.Cohort or CellTable.Period or CellTable.Snapshot)
        {
            foreach (var group in groupsOfSlice)
            {
                group.Add(table, kind, at, bucket, part, (int)count.N);
            }
        }

        own.Add(table, kind, at, bucket, part, count);
    }

    private async Task SliceAsync(BenchSlice slice, CancellationToken cancellation)
    {
        SliceKey? key = null;
        foreach (var (group, items) in world.Notices(slice))
        {
            if (key is null)
            {
                key = SliceKey.Of(items[0], isSynthetic: true);
                groupsOfSlice = [.. RollUp.All.Where(one => one.HasGroups).Select(one => GroupsOf(one.Of(key)))];
            }

            new Contributions<int>(this, group).Add(items);
        }

        var coarser = RollUp.All.Select(one => CellsOf(one.Of(key!))).ToArray();
        foreach (var (table, cell) in own.Cells())
        {
            foreach (var sum in coarser)
            {
                sum.Add(table, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count);
            }
        }

        Array.ForEach(coarser, sum => sum.Open.AddRange(own.Open));
        await PutAsync(key!, own, cancellation);
        own.Clear();
    }

    private DenseCells CellsOf(SliceKey key)
    {
        if (!rollUps.TryGetValue(key, out var cells))
        {
            cells = spareCells.TryPop(out var spare) ? spare : new(world.Start);
            rollUps.Add(key, cells);
        }

        return cells;
    }

    private DenseGroups GroupsOf(SliceKey key)
    {
        if (!groups.TryGetValue(key, out var cells))
        {
            cells = spareGroups.TryPop(out var spare) ? spare : new(world.Start);
            groups.Add(key, cells);
        }

        return cells;
    }

    private async Task FlushAsync(Func<SliceKey, bool> isDone, CancellationToken cancellation)
    {
        foreach (var key in rollUps.Keys.Where(isDone).ToArray())
        {
            rollUps.Remove(key, out var cells);
            await PutAsync(key, cells!, cancellation);
            cells!.Clear();
            spareCells.Push(cells);
            if (groups.Remove(key, out var byGroup))
            {
                await PutAsync(key, byGroup.Cells(), cancellation);
                byGroup.Clear();
                spareGroups.Push(byGroup);
            }
        }
    }

    private async Task PutAsync(SliceKey key, DenseCells cells, CancellationToken cancellation)
    {
        // Roll-ups that keep groups of notices keep response times by group alone
        var isGrouped = groups.ContainsKey(key);
        await PutAsync(key, cells.Cells().Where(one => !isGrouped || one.Table.GroupTable() is null), cancellation);
        cells.Open.Sort(static (left, right) => BlockCell.Compare(CellTable.Open, left, right));
        await PutAsync(key, Merged(cells.Open).Select(cell => (CellTable.Open, cell)), cancellation);
    }

    private async Task PutAsync(SliceKey key, IEnumerable<(CellTable Table, BlockCell Cell)> cells, CancellationToken cancellation)
    {
        foreach (var table in cells.GroupBy(one => one.Table, one => one.Cell))
        {
            foreach (var block in table.GroupBy(cell => BlockPeriods.Of(table.Key, cell.At)))
            {
                List<BlockCell> sorted = [.. block];
                Realised[table.Key] = Realised.GetValueOrDefault(table.Key) + sorted.Count;
                await store.PutAsync(key, table.Key, block.Key, sorted, cancellation);
            }
        }
    }

    // Items received in the same second with the same limit are one cell
    private static List<BlockCell> Merged(List<BlockCell> sorted)
    {
        var merged = new List<BlockCell>(sorted.Count);
        foreach (var cell in sorted)
        {
            if (merged.Count > 0 && BlockCell.Compare(CellTable.Open, merged[^1], cell) == 0)
            {
                merged[^1] = cell with { Count = merged[^1].Count + cell.Count };
            }
            else
            {
                merged.Add(cell);
            }
        }

        return merged;
    }
}
