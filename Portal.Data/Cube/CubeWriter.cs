using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Keeps the cells in step with the notices inside one transaction: minus old contributions, plus new ones, summed in memory and written
/// together with their ledger. Memory is bounded: what waits is written when it grows past a million cells.
/// </summary>
internal sealed class CubeWriter(CubeBlockStore store) : INoticeChanges, ICellSink<int>
{
    private const int MostWaiting = 1_000_000;
    private readonly PendingCells pending = new();
    private readonly SliceNumbers slices = new();
    private (bool IsSynthetic, long Sign, long KnownAt) adding;
    private long latest = long.MinValue;

    /// <inheritdoc/>
    public async ValueTask TakeAsync(NoticeChange change, CancellationToken cancellation)
    {
        var contributions = new Contributions<int>(this, change.Group);
        foreach (var step in change.Steps)
        {
            var unchanged = new HashSet<ItemState>(step.Before, ReferenceEqualityComparer.Instance);
            unchanged.IntersectWith(step.After);
            adding = (change.IsSynthetic, -1, step.KnownAt.ToMicros());
            contributions.Add(step.Before, unchanged);
            adding.Sign = 1;
            contributions.Add(step.After, unchanged);
        }

        if (pending.Count > MostWaiting)
        {
            await FlushAsync(cancellation);
        }
    }

    /// <summary>Takes one cell of a finest slice that was counted elsewhere.</summary>
    internal async ValueTask AddAsync(CellKey key, CellCount count, Instant knownAt, CancellationToken cancellation)
    {
        adding = (key.Slice.IsSynthetic, 1, knownAt.ToMicros());
        Add(slices.Of(key.Slice), key.Table, key.Kind, key.At, key.Bucket, key.Part, count);
        if (pending.Count > MostWaiting)
        {
            await FlushAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (pending.Count == 0)
        {
            return;
        }

        await store.BeginAsync(latest, cancellation);
        await store.AppendLedgerAsync(slices, pending.Changes, cancellation);
        var finest = pending.Timeless();
        pending.Clear();
        await store.AddAsync(slices, finest.Stored(withGroups: false), cancellation);
        await AddRollUpsAsync(finest, cancellation);
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

        pending.Add(new(slice, table, kind, part, bucket, at, adding.KnownAt), adding.Sign > 0 ? count : -count);
    }

    // Coarse roll-ups are summed from the smallest finer one that is at hand
    private async Task AddRollUpsAsync(PendingCells finest, CancellationToken cancellation)
    {
        var summed = new Dictionary<RollUp, PendingCells>();
        foreach (var rollUp in RollUp.All)
        {
            var finer = summed.Where(one => rollUp.IsCoarserThan(one.Key)).OrderBy(one => one.Value.Count).Select(one => one.Value).FirstOrDefault(finest);
            var sum = finer.RolledUp(slice => slices.RolledUp(slice, rollUp));
            summed.Add(rollUp, sum);
            await store.AddAsync(slices, sum.Stored(rollUp.HasGroups), cancellation);
        }
    }
}
