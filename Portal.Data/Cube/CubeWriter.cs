using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Keeps the cells in step with the notices inside one transaction: minus old contributions, plus new ones, gathered in memory and written
/// together with their ledger. What cancels within a step never leaves it. Memory is bounded: lines of the ledger are written when there are
/// many, and their sums when these are many; mostly the blocks are written once, at the end.
/// </summary>
/// <param name="store">Writes what waited.</param>
/// <param name="mostWaiting">So many summed cells may wait: roll-ups take some times as much again while they are written.</param>
/// <param name="mostLedger">So many lines of the ledger may wait.</param>
internal sealed class CubeWriter(CubeBlockStore store, int mostWaiting = 250_000, int mostLedger = 300_000) : INoticeChanges, ICellSink<int>
{
    private readonly PendingCube pending = new();
    private readonly SliceNumbers slices = new();
    private readonly StepCells step = new();
    private readonly NoticeClusters clusters = new();
    private (bool IsSynthetic, bool IsTaking) adding;
    private (ItemState Item, bool IsSynthetic, int Slice)? last;
    private long latest = long.MinValue;

    /// <inheritdoc/>
    public bool IsFull => pending.Lines > mostLedger;

    /// <inheritdoc/>
    public void Take(NoticeChange change)
    {
        if (change.Timeline.Steps.Count == 0)
        {
            return;
        }

        var contributions = new Contributions<int>(this, change.Group);
        clusters.Clear();
        adding.IsSynthetic = change.IsSynthetic;
        foreach (var item in change.Timeline.Start)
        {
            clusters.Add(SliceOf(item), item, 1);
        }

        clusters.Settle();
        foreach (var (knownAt, changes) in change.Timeline.Steps)
        {
            var known = knownAt.ToMicros();
            foreach (var (before, after) in changes)
            {
                if (before is null || after is null || !before.CountsAs(after))
                {
                    Take(contributions, before, isTaking: true);
                    Take(contributions, after, isTaking: false);
                    step.MoveInto(pending, known);
                }
            }

            clusters.MoveInto(pending, known);
        }
    }

    /// <summary>Takes one cell of a finest slice that was counted elsewhere.</summary>
    internal void Add(CellKey key, CellCount count, Instant knownAt)
    {
        Look(key.Table, key.Kind, key.At, count);
        pending.Add(slices.Of(key.Slice), knownAt.ToMicros(), CellCode.Of(key.Table, key.Kind, key.At, key.Bucket, key.Part), count);
    }

    /// <inheritdoc/>
    public async Task MakeRoomAsync(CancellationToken cancellation)
    {
        await WriteLedgerAsync(cancellation);
        if (pending.Cells > mostWaiting)
        {
            await WriteBlocksAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await WriteLedgerAsync(cancellation);
        await WriteBlocksAsync(cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    int ICellSink<int>.SliceOf(ItemState item) => SliceOf(item);

    void ICellSink<int>.Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        Look(table, kind, at, count);
        var code = CellCode.Of(table, kind, at, bucket, part);
        if (adding.IsTaking)
        {
            step.Take(slice, code, count);
        }
        else
        {
            step.Give(slice, code, count);
        }
    }

    private void Take(Contributions<int> contributions, ItemState? item, bool isTaking)
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

    /// <summary>Keeps the last instant at which anything happened; limits run out by themselves.</summary>
    private void Look(CellTable table, CellKind kind, long at, CellCount count)
    {
        if (table == CellTable.Flow && kind is not (CellKind.BecameOverdue or CellKind.SpellOverdueStarted))
        {
            latest = Math.Max(latest, (at * NodaConstants.TicksPerDay / 10) + (count.N > 1 ? (NodaConstants.TicksPerDay / 10) - 1 : count.Micros));
        }
    }

    private async Task WriteLedgerAsync(CancellationToken cancellation)
    {
        if (pending.Lines > 0)
        {
            await store.BeginAsync(latest, cancellation);
            var bySlice = pending.BySlice();
            await store.AppendLedgerAsync(slices, bySlice, cancellation);
            pending.SumLines(bySlice);
        }
    }

    private async Task WriteBlocksAsync(CancellationToken cancellation)
    {
        if (pending.Cells > 0)
        {
            await store.AddAsync(slices, pending.Sums, cancellation);
            pending.ForgetCells();
        }
    }
}
