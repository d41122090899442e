using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Keeps the cells in step with the notices inside one transaction. The ledger is told what became known of each item, step by step; the blocks
/// get what is left when all is known: minus old contributions, plus new ones, gathered and written once, at the end. Memory is bounded: pages of the
/// ledger are written when there are many, and sums wait in a file.
/// </summary>
internal sealed class CubeWriter : INoticeChanges, ICellSink<int>
{
    private const int LinesSummedTogether = 200_000;
    private const int TimesLarge = 16;

    // Roll-ups of a portion take some times as much again
    private const int PortionsOfWhatWaits = 2;

    private readonly CubeBlockStore store;
    private readonly int mostCells;
    private readonly int mostLedger;
    private readonly PendingCube pending;
    private readonly NoticeLedger ledger = new();
    private readonly SliceNumbers slices = new();
    private readonly Contributions<int> contributions;
    private readonly SpilledCells spilled;
    private readonly StepCells step = new();
    private readonly NoticeClusters clusters;
    private readonly NoticeStraddleSteps straddles;
    private readonly List<LedgerChange> changes = [];
    private (bool IsSynthetic, bool IsTaking) adding;
    private (ItemState Item, bool IsSynthetic, int Slice)? last;
    private Instant latest = Instant.MinValue;

    /// <param name="store">Writes what waited.</param>
    /// <param name="mostCells">So many summed cells wait in memory.</param>
    /// <param name="mostLedger">So many bytes of the ledger may wait.</param>
    internal CubeWriter(CubeBlockStore store, int mostCells = 250_000, int mostLedger = 8_000_000)
    {
        (this.store, this.mostCells, this.mostLedger) = (store, mostCells, mostLedger);
        pending = new(Math.Min(mostCells, LinesSummedTogether));
        contributions = new(this);
        clusters = new(slices);
        straddles = new(slices);
        spilled = new(store.NewSpill());
    }

    /// <inheritdoc/>
    public bool IsFull => ledger.Bytes > mostLedger;

    /// <inheritdoc/>
    public void Take(NoticeChange change)
    {
        changes.Clear();
        adding.IsSynthetic = change.IsSynthetic;
        foreach (var (knownAt, items) in change.Timeline.Steps)
        {
            foreach (var (before, after) in items)
            {
                AddChange(knownAt.ToMicros(), before, after);
            }
        }

        if (changes.Count == 0)
        {
            return;
        }

        latest = Instant.Max(latest, change.Timeline.LatestAt ?? latest);
        clusters.Clear();
        foreach (var item in change.Timeline.Start)
        {
            clusters.Add(SliceOf(item), item, 1);
        }

        clusters.Settle();
        ledger.Tell(change.Group, changes, clusters);
        straddles.Tell(ledger, changes, clusters);
        contributions.Group = change.Group;
        AddDifference(change.Timeline.Start, change.Timeline.End);
        clusters.MoveInto(pending);
        if (pending.Cells > mostCells)
        {
            spilled.Add(pending.Take());
        }
    }

    /// <inheritdoc/>
    public Task MakeRoomAsync(CancellationToken cancellation) => WriteAsync(ledger.Bytes > mostLedger, withBlocks: false, cancellation);

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellation) => WriteAsync(ledger.Bytes > 0, withBlocks: !pending.IsEmpty || !spilled.IsEmpty, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        spilled.Dispose();
        return store.DisposeAsync();
    }

    ISliceMeets<int> ICellSink<int>.Meets => slices;

    int ICellSink<int>.SliceOf(ItemState item) => SliceOf(item);

    void ICellSink<int>.Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count) =>
        step.Add(adding.IsTaking, slice, CellCode.Of(table, kind, at, bucket, part), count);

    private void AddChange(long knownAt, ItemState? before, ItemState? after)
    {
        if (before is not null && after is not null && before.CountsAs(after))
        {
            return;
        }

        var (from, to) = (before is null ? -1 : SliceOf(before), after is null ? -1 : SliceOf(after));
        if (from == to || from < 0 || to < 0)
        {
            changes.Add(new(Math.Max(from, to), knownAt, before, after));
        }
        else
        {
            changes.Add(new(from, knownAt, before, null));
            changes.Add(new(to, knownAt, null, after));
        }
    }

    /// <summary>The steps of a timeline lead from its start to its end: so do these, without what cancels on the way. Both stand in the order of references.</summary>
    private void AddDifference(IReadOnlyList<ItemState> start, IReadOnlyList<ItemState> end)
    {
        for (var (left, right) = (0, 0); left < start.Count || right < end.Count;)
        {
            var order = left == start.Count ? 1 : right == end.Count ? -1 : string.CompareOrdinal(start[left].ItemRef, end[right].ItemRef);
            var before = order <= 0 ? start[left++] : null;
            var after = order >= 0 ? end[right++] : null;
            if (before is null || after is null || !before.CountsAs(after))
            {
                Count(before, isTaking: true);
                Count(after, isTaking: false);
                step.MoveInto(pending);
            }
        }
    }

    private void Count(ItemState? item, bool isTaking)
    {
        if (item is not null)
        {
            adding.IsTaking = isTaking;
            var slice = SliceOf(item);
            contributions.AddItem(slice, item);
            clusters.Add(slice, item, isTaking ? -1 : 1);
        }
    }

    /// <summary>Items of a notice mostly are in one slice, and stay there.</summary>
    private int SliceOf(ItemState item)
    {
        if (last is { } known && known.IsSynthetic == adding.IsSynthetic && known.Item.Provider == item.Provider && known.Item.HostCountry == item.HostCountry
            && known.Item.IssuerCountry == item.IssuerCountry && known.Item.Category == item.Category && known.Item.Rule == item.Rule)
        {
            return known.Slice;
        }

        var slice = slices.Of(SliceKey.Of(item, adding.IsSynthetic));
        last = (item, adding.IsSynthetic, slice);
        return slice;
    }

    private async Task WriteAsync(bool withLedger, bool withBlocks, CancellationToken cancellation)
    {
        if (withLedger || withBlocks)
        {
            await store.BeginAsync(latest.ToMicros(), cancellation);
        }

        if (withLedger)
        {
            await store.AppendLedgerAsync(slices, ledger.Take(), cancellation);
        }

        if (withBlocks)
        {
            foreach (var portion in Portions())
            {
                await store.AddAsync(slices, portion, cancellation);
            }
        }
    }

    private IEnumerable<IReadOnlyDictionary<int, CodedCell[]>> Portions()
    {
        if (spilled.IsEmpty)
        {
            return [pending.TakeLast()];
        }

        spilled.Add(pending.TakeLast());
        if (spilled.Times > TimesLarge)
        {
            // What folding leaves behind is as large as what roll-ups need
            WorkingMemory.LetGo();
        }

        return spilled.Take(mostCells / PortionsOfWhatWaits);
    }
}
