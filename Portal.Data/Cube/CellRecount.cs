using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Recounts the cells from notices into one digest a block: digests add up in any order, so that the memory needed grows with the number of
/// blocks and not of cells. The finest cells are also counted as they were known at a few instants.
/// </summary>
internal sealed class CellRecount(IReadOnlyList<Instant> knownAts)
{
    private readonly SliceNumbers slices = new();
    private readonly Dictionary<int, UInt128> hashes = [];
    private readonly Dictionary<(int Slice, CellTable Table, int Period), UInt128> blocks = [];
    private readonly Dictionary<(int Slice, int View), UInt128> views = [];
    private readonly Dictionary<int, Int128> exposures = [];

    /// <summary>Notices counted.</summary>
    internal long Notices { get; private set; }

    /// <summary>Digest of each block that should be stored, those that come to nothing among them.</summary>
    internal IEnumerable<(SliceKey Slice, CellTable Table, int Period, UInt128 Digest)> Blocks =>
        blocks.Select(block => (slices[block.Key.Slice], block.Key.Table, block.Key.Period, block.Value));

    /// <summary>Digest of what the ledger should say of a finest slice; view 0 knows all, then one for each instant of knowing.</summary>
    internal IEnumerable<(SliceKey Slice, int View, UInt128 Digest)> Views => views.Select(view => (slices[view.Key.Slice], view.Key.View, view.Value));

    /// <summary>
    /// Time online to the first end, in microseconds, of every slice and roll-up, straight from the items: of ended items end less issue, of open
    /// ones less the issue. What the flows of the same slice must add up to.
    /// </summary>
    internal IEnumerable<(SliceKey Slice, Int128 Micros)> Exposures => exposures.Select(one => (slices[one.Key], one.Value));

    /// <summary>Counts one notice.</summary>
    /// <returns>Its items as they stand now.</returns>
    internal IReadOnlyList<ItemState> Add(NoticeFold fold, int group, bool isSynthetic, IReadOnlyList<NoticeEvent> events)
    {
        Notices++;
        var items = fold.Fold(events);
        Count(items, view: 0, group, isSynthetic);
        foreach (var item in items.Where(item => item.IsMeasured()))
        {
            AddExposure(slices.Of(SliceKey.Of(item, isSynthetic)), item);
        }

        for (var view = 1; view <= knownAts.Count; view++)
        {
            if (events.Any(one => one.RecordedAt <= knownAts[view - 1]))
            {
                Count(fold.Fold(events, null, knownAts[view - 1]), view, group, isSynthetic);
            }
        }

        return items;
    }

    private void AddExposure(int slice, ItemState item)
    {
        var micros = ((item.RemovedAt ?? item.ReleasedAt)?.ToMicros() ?? 0) - item.IssuedAt.ToMicros();
        exposures[slice] = exposures.GetValueOrDefault(slice) + micros;
        for (var place = 0; place < RollUp.All.Count; place++)
        {
            var coarser = slices.RolledUp(slice, place);
            exposures[coarser] = exposures.GetValueOrDefault(coarser) + micros;
        }
    }

    private void Count(IReadOnlyList<ItemState> items, int view, int group, bool isSynthetic) =>
        new Contributions<int>(new Sink(this, view, isSynthetic)) { Group = group }.Add(items);

    private void AddBlock(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        var key = (slice, table, BlockPeriods.Of(table, at));
        blocks[key] = unchecked(blocks.GetValueOrDefault(key) + CellHash.Of(HashOf(slice), table, kind, at, bucket, part, count));
    }

    private UInt128 HashOf(int slice)
    {
        if (!hashes.TryGetValue(slice, out var hash))
        {
            hashes[slice] = hash = CellHash.OfSlice(slices[slice]);
        }

        return hash;
    }

    private sealed class Sink(CellRecount recount, int view, bool isSynthetic) : ICellSink<int>
    {
        public ISliceMeets<int> Meets => recount.slices;

        public int SliceOf(ItemState item) => recount.slices.Of(SliceKey.Of(item, isSynthetic));

        public void Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
        {
            recount.views[(slice, view)] = unchecked(
                recount.views.GetValueOrDefault((slice, view)) + CellHash.Of(recount.HashOf(slice), table, kind, at, bucket, part, count));
            if (view > 0)
            {
                return;
            }

            var grouped = table.GroupTable();
            var plain = grouped is null ? part : 0;
            recount.AddBlock(slice, table, kind, at, bucket, plain, count);
            for (var place = 0; place < RollUp.All.Count; place++)
            {
                if (table == CellTable.Straddle)
                {
                    AddStraddle(slice, place, kind, at, bucket, count);
                    continue;
                }

                var coarser = recount.slices.RolledUp(slice, place);
                var isGrouped = grouped is not null && RollUp.All[place].HasGroups;
                recount.AddBlock(coarser, isGrouped ? grouped!.Value : table, kind, at, bucket, isGrouped ? part : plain, count);
            }
        }

        private void AddStraddle(int slice, int place, CellKind kind, long at, int bucket, CellCount count)
        {
            if (RollUp.All[place].Holds(recount.slices[slice]))
            {
                recount.AddBlock(recount.slices.RolledUp(slice, place), CellTable.RollUpStraddle, kind, at, bucket, 0, count);
            }
        }
    }
}
