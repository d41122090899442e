using System.Runtime.InteropServices;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>
/// Fills a stored cube with the items of the bench, without events and without a ledger: every item goes through the very rules by which
/// an import counts it, into the finest slice and all roll-ups that are kept. Slice by slice, so that memory follows the number of roll-ups.
/// </summary>
internal sealed class BenchCube(BenchWorld world, CubeBlockStore store) : ICellSink<int>
{
    private readonly DenseCells own = new(world.Start, hasSums: true, hasGroups: true);
    private readonly List<BlockCell> ownOpen = [];
    private readonly Dictionary<SliceKey, DenseCells> rollUps = [];
    private readonly List<DenseCells> spares = [];
    private readonly List<BlockCell> room = [];
    private readonly BlockCodec codec = new();
    private readonly ByteWriter writer = new();

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

    // The items of a notice of the bench lie in one slice and have one limit
    ISliceMeets<int> ICellSink<int>.Meets { get; } = new SliceNumbers();

    int ICellSink<int>.SliceOf(ItemState item) => 0;

    void ICellSink<int>.Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        if (table == CellTable.Open)
        {
            ownOpen.Add(new(kind, part, at, bucket, count));
        }
        else
        {
            own.Add(table, kind, at, bucket, part, count);
        }
    }

    private async Task SliceAsync(BenchSlice slice, CancellationToken cancellation)
    {
        SliceKey? key = null;
        foreach (var (group, items) in world.Notices(slice))
        {
            key ??= SliceKey.Of(items[0], isSynthetic: true);
            new Contributions<int>(this) { Group = group }.Add(items);
        }

        foreach (var (period, block) in Cut(ownOpen))
        {
            own.AddOpen(period, block);
        }

        own.AddTo([.. RollUp.All.Select(one => CellsOf(one.Of(key!), one.HasGroups))]);
        await PutAsync(key!, own, withGroups: false, cancellation);
        own.Clear();
        ownOpen.Clear();
    }

    private DenseCells CellsOf(SliceKey key, bool hasGroups)
    {
        if (!rollUps.TryGetValue(key, out var cells))
        {
            // Roll-ups that keep groups of notices keep response times by group alone
            cells = spares.Find(spare => spare.HasGroups == hasGroups) ?? new(world.Start, hasSums: !hasGroups, hasGroups);
            spares.Remove(cells);
            rollUps.Add(key, cells);
        }

        return cells;
    }

    private async Task FlushAsync(Func<SliceKey, bool> isDone, CancellationToken cancellation)
    {
        foreach (var key in rollUps.Keys.Where(isDone).ToArray())
        {
            rollUps.Remove(key, out var cells);
            await PutAsync(key, cells!, withGroups: true, cancellation);
            cells!.Clear();
            spares.Add(cells);
        }
    }

    private async Task PutAsync(SliceKey key, DenseCells cells, bool withGroups, CancellationToken cancellation)
    {
        foreach (var table in cells.Tables.Where(one => withGroups || one.Table < CellTable.GroupCohort))
        {
            foreach (var period in table.Blocks(room))
            {
                await PutAsync(key, table.Table, period, room, cancellation);
            }
        }

        foreach (var (period, blocks) in cells.OpenBlocks)
        {
            room.Clear();
            blocks.ForEach(block => codec.Read(block, CellTable.Open, period, room));
            await PutAsync(key, CellTable.Open, period, Merged(room), cancellation);
        }
    }

    private async Task PutAsync(SliceKey key, CellTable table, int period, List<BlockCell> cells, CancellationToken cancellation)
    {
        Realised[table] = Realised.GetValueOrDefault(table) + cells.Count;
        await store.PutAsync(key, table, period, cells, cancellation);
    }

    private IEnumerable<(int Period, byte[] Block)> Cut(List<BlockCell> open)
    {
        foreach (var month in open.GroupBy(cell => BlockPeriods.Of(CellTable.Open, cell.At)))
        {
            writer.Clear();
            codec.Write(writer, CellTable.Open, month.Key, CollectionsMarshal.AsSpan(Merged([.. month])));
            yield return (month.Key, writer.Written.ToArray());
        }
    }

    // Items received in the same second with the same limit are one cell
    private static List<BlockCell> Merged(List<BlockCell> cells)
    {
        cells.Sort(static (left, right) => BlockCell.Compare(CellTable.Open, left, right));
        var merged = new List<BlockCell>(cells.Count);
        foreach (var cell in cells)
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
