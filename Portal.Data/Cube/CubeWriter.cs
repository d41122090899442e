using System.Runtime.InteropServices;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Keeps the cells in step with the notices inside one transaction: minus old contributions, plus new ones, summed in memory and written
/// together with their ledger. What cancels within a step never leaves it. Memory is bounded: what waits is written when it grows.
/// </summary>
/// <param name="store">Writes what waited.</param>
/// <param name="mostWaiting">So many cells may wait: roll-ups take some times as much again while they are written.</param>
/// <param name="mostLedger">So many lines of the ledger may wait.</param>
internal sealed class CubeWriter(CubeBlockStore store, int mostWaiting = 150_000, int mostLedger = 600_000) : INoticeChanges, ICellSink<int>
{
    private readonly Dictionary<PendingKey, CellCount> current = [];
    private readonly HashSet<ItemState> before = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ItemState> unchanged = new(ReferenceEqualityComparer.Instance);
    private readonly PendingCells pending = new();
    private readonly PendingLedger ledger = new();
    private readonly SliceNumbers slices = new();
    private readonly Dictionary<RollUp, PendingCells> rooms = [];
    private (bool IsSynthetic, long Sign) adding;
    private long latest = long.MinValue;

    /// <inheritdoc/>
    public async ValueTask TakeAsync(NoticeChange change, CancellationToken cancellation)
    {
        var contributions = new Contributions<int>(this, change.Group);
        foreach (var step in change.Steps)
        {
            FindUnchanged(step);
            adding = (change.IsSynthetic, -1);
            contributions.Add(step.Before, unchanged);
            adding.Sign = 1;
            contributions.Add(step.After, unchanged);
            EndStep(step.KnownAt.ToMicros());
        }

        await FlushIfManyAsync(cancellation);
    }

    /// <summary>Takes one cell of a finest slice that was counted elsewhere.</summary>
    internal async ValueTask AddAsync(CellKey key, CellCount count, Instant knownAt, CancellationToken cancellation)
    {
        adding = (key.Slice.IsSynthetic, 1);
        Add(slices.Of(key.Slice), key.Table, key.Kind, key.At, key.Bucket, key.Part, count);
        EndStep(knownAt.ToMicros());
        await FlushIfManyAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (ledger.Count == 0)
        {
            return;
        }

        await store.BeginAsync(latest, cancellation);
        await store.AppendLedgerAsync(slices, ledger, cancellation);
        ledger.Clear();
        await store.AddAsync(slices, pending, withGroups: false, cancellation);
        await AddRollUpsAsync(cancellation);
        pending.Clear();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    int ICellSink<int>.SliceOf(ItemState item) => slices.Of(SliceKey.Of(item, adding.IsSynthetic));

    void ICellSink<int>.Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count) =>
        Add(slice, table, kind, at, bucket, part, count);

    private void Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        if (table == CellTable.Flow && kind is not (CellKind.BecameOverdue or CellKind.SpellOverdueStarted))
        {
            latest = Math.Max(latest, (at * NodaConstants.TicksPerDay / 10) + (count.N > 1 ? (NodaConstants.TicksPerDay / 10) - 1 : count.Micros));
        }

        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(current, new(slice, table, kind, part, bucket, at), out _);
        sum += adding.Sign > 0 ? count : -count;
    }

    private void EndStep(long knownAt)
    {
        foreach (var (key, count) in current)
        {
            if (count != default)
            {
                pending.Add(key, count);
                ledger.Add(key.Slice, new(knownAt, key.Table, new(key.Kind, key.Part, key.At, key.Bucket, count)));
            }
        }

        current.Clear();
    }

    /// <summary>Items that are the same object before and after; their own cells are left out.</summary>
    private void FindUnchanged(NoticeStep step)
    {
        before.Clear();
        unchanged.Clear();
        foreach (var item in step.Before)
        {
            before.Add(item);
        }

        foreach (var item in step.After)
        {
            if (before.Contains(item))
            {
                unchanged.Add(item);
            }
        }
    }

    private ValueTask FlushIfManyAsync(CancellationToken cancellation) =>
        pending.Count > mostWaiting || ledger.Count > mostLedger ? new(FlushAsync(cancellation)) : ValueTask.CompletedTask;

    // Coarse roll-ups are summed from the smallest finer one that is at hand; their room is kept for the next time
    private async Task AddRollUpsAsync(CancellationToken cancellation)
    {
        var summed = new Dictionary<RollUp, PendingCells>();
        foreach (var rollUp in RollUp.All)
        {
            if (!rooms.TryGetValue(rollUp, out var sum))
            {
                rooms.Add(rollUp, sum = new PendingCells());
            }

            var finer = summed.Where(one => rollUp.IsCoarserThan(one.Key)).OrderBy(one => one.Value.Count).Select(one => one.Value).FirstOrDefault(pending);
            finer.RollUpInto(sum, slice => slices.RolledUp(slice, rollUp));
            summed.Add(rollUp, sum);
            await store.AddAsync(slices, sum, rollUp.HasGroups, cancellation);
        }
    }
}
