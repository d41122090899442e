using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Recounts the cells from notices into one digest a block: digests add up in any order, so that the memory needed grows with the number of
/// blocks and not of cells. The finest cells are also counted as they were known at a few instants.
/// </summary>
internal sealed class CellRecount(IReadOnlyList<Instant> knownAts)
{
    private static readonly HashSet<ItemState> None = [];
    private readonly SliceNumbers slices = new();
    private readonly Dictionary<int, UInt128> hashes = [];
    private readonly Dictionary<(int Slice, CellTable Table, int Period), UInt128> blocks = [];
    private readonly Dictionary<(int Slice, int View), UInt128> views = [];

    /// <summary>Notices counted.</summary>
    internal long Notices { get; private set; }

    /// <summary>Digest of each block that should be stored, those that come to nothing among them.</summary>
    internal IEnumerable<(SliceKey Slice, CellTable Table, int Period, UInt128 Digest)> Blocks =>
        blocks.Select(block => (slices[block.Key.Slice], block.Key.Table, block.Key.Period, block.Value));

    /// <summary>Digest of what the ledger should say of a finest slice; view 0 knows all, then one for each instant of knowing.</summary>
    internal IEnumerable<(SliceKey Slice, int View, UInt128 Digest)> Views => views.Select(view => (slices[view.Key.Slice], view.Key.View, view.Value));

    /// <summary>Counts one notice.</summary>
    internal void Add(NoticeFold fold, int group, bool isSynthetic, IReadOnlyList<NoticeEvent> events)
    {
        Notices++;
        Count(fold.Fold(events), view: 0, group, isSynthetic);
        for (var view = 1; view <= knownAts.Count; view++)
        {
            if (events.Any(one => one.RecordedAt <= knownAts[view - 1]))
            {
                Count(fold.Fold(events, null, knownAts[view - 1]), view, group, isSynthetic);
            }
        }
    }

    private void Count(IReadOnlyList<ItemState> items, int view, int group, bool isSynthetic) =>
        new Contributions<int>(new Sink(this, view, isSynthetic), group).Add(items, None);

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
            foreach (var rollUp in RollUp.All)
            {
                var coarser = recount.slices.RolledUp(slice, rollUp);
                var isGrouped = grouped is not null && rollUp.HasGroups;
                recount.AddBlock(coarser, isGrouped ? grouped!.Value : table, kind, at, bucket, isGrouped ? part : plain, count);
            }
        }
    }
}
