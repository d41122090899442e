using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// What the items of one notice add to the cells: a pure function of their states, without any present. So a change of a notice is
/// minus the old contributions, plus the new ones, and nothing is rewritten because time goes by.
/// </summary>
/// <typeparam name="TSlice">How the sink names a slice.</typeparam>
/// <param name="sink">Gets the cells.</param>
internal sealed class Contributions<TSlice>(ICellSink<TSlice> sink)
    where TSlice : notnull
{
    private static readonly CellCount One = new(1, 0);
    private readonly Dictionary<(TSlice Slice, long Month), (long X, long N)> clusters = [];
    private readonly NoticeStraddles<TSlice> straddles = new(sink.Meets);

    /// <summary>The group of the notice, 0 to 19.</summary>
    internal int Group { get; set; }

    /// <summary>Adds the cells of all items of one notice; two notices may not be put together here.</summary>
    internal void Add(IReadOnlyList<ItemState> items)
    {
        foreach (var item in items)
        {
            var slice = sink.SliceOf(item);
            AddItem(slice, item);
            if (ClusterPlace.Of(item) is { } place)
            {
                var key = (slice, place.Month);
                var (x, n) = clusters.GetValueOrDefault(key);
                clusters[key] = (x + (place.IsOnTime ? 1 : 0), n + 1);
            }
        }

        foreach (var ((slice, month), (x, n)) in clusters)
        {
            Put(CellKind.Notices, 1);
            Put(CellKind.SumXX, x * x);
            Put(CellKind.SumXN, x * n);
            Put(CellKind.SumNN, n * n);
            Put(CellKind.OnTime, x);
            Put(CellKind.Issued, n);
            void Put(CellKind kind, long sum) => sink.Add(slice, CellTable.Cluster, kind, month, 0, 0, new(sum, 0));
        }

        if (clusters.Count > 1)
        {
            straddles.Add([.. clusters.Select(one => (one.Key.Slice, new NoticeSum(one.Key.Month, one.Value.X, one.Value.N)))], 1);
            foreach (var (slice, kind, month, span, n) in straddles.Take())
            {
                sink.Add(slice, CellTable.Straddle, kind, month, span, 0, new(n, 0));
            }
        }

        clusters.Clear();
    }

    /// <summary>Adds an item's own cells; those of the sums by notice are not among them.</summary>
    internal void AddItem(TSlice slice, ItemState item)
    {
        if (!item.IsMeasured())
        {
            AddFlow(slice, item.IssuedAt, item.StandingAt(Instant.MaxValue) switch
            {
                ItemStanding.Void => CellKind.IssuedVoid,
                ItemStanding.PreResolved => CellKind.IssuedPreResolved,
                _ => CellKind.IssuedContradictory,
            });
            return;
        }

        AddFlow(slice, item.IssuedAt, CellKind.Issued);
        AddMarked(slice, item, ItemFlags.SkewCorrected, CellKind.IssuedSkewCorrected);
        AddMarked(slice, item, ItemFlags.LimitBeforeStart, CellKind.IssuedLimitBeforeStart);
        AddMarked(slice, item, ItemFlags.DatedAheadOfRecord, CellKind.IssuedDatedAhead);

        if ((item.RemovedAt ?? item.ReleasedAt) is { } end)
        {
            AddEnd(slice, item, end);
        }
        else
        {
            AddOpen(slice, item);
        }

        AddDue(slice, item);
        AddAcknowledgement(slice, item);
        AddSpells(slice, item);
    }

    private void AddOpen(TSlice slice, ItemState item)
    {
        var isAcknowledged = item.AcknowledgedAt is not null;

        // A limit more than 68 years away runs out within nobody's time, so that it is cut there changes no figure
        var deadline = item.CountedDeadlineAt();
        var limit = deadline is { } due
            ? (int)Math.Clamp(due.ToUnixTimeSeconds() - item.ReceivedAt.ToUnixTimeSeconds(), int.MinValue, int.MaxValue)
            : 0;
        var kind = (deadline is null, isAcknowledged) switch
        {
            (true, false) => CellKind.Online,
            (true, true) => CellKind.OnlineAcknowledged,
            (false, false) => CellKind.OnlineLimited,
            (false, true) => CellKind.OnlineLimitedAcknowledged,
        };
        var lag = (int)(UtcPeriods.DayOf(item.ReceivedAt).Day - UtcPeriods.DayOf(item.IssuedAt).Day);
        sink.Add(slice, CellTable.Open, kind, item.ReceivedAt.ToMicros(), limit, OpenPart.Of(Group, lag), One);
    }

    private void AddEnd(TSlice slice, ItemState item, Instant end)
    {
        var outcome = item.RemovedAt is null ? CellKind.Released : CellKind.Removed;

        // A way out of its own beside the removal; whoever asks only for removals reads it as any other release
        var wayOut = outcome == CellKind.Released && item.ReleaseReason == ReasonCodes.MovedHost ? CellKind.ReleasedMoved : outcome;
        var bucket = UtcPeriods.BucketOf(end - item.ReceivedAt);
        var (first, last) = (UtcPeriods.MonthOf(item.ReceivedAt), UtcPeriods.MonthOf(item.ResponseEnd(end)));
        AddFlow(slice, end, outcome);
        AddFlow(slice, item.IssuedAt, item.RemovedAt is null ? CellKind.IssuedReleased : CellKind.IssuedRemoved);
        sink.Add(slice, CellTable.Cohort, wayOut, first, bucket, Group, One);
        sink.Add(slice, CellTable.Period, wayOut, last, bucket, Group, One);
        for (var month = first + 1; month <= last; month++)
        {
            var age = UtcPeriods.BucketOf(UtcPeriods.StartOfMonth(month) - item.ReceivedAt);
            sink.Add(slice, CellTable.Snapshot, CellKind.Online, month, age, Group, One);
        }

        if (item.RemovedAt is null)
        {
            return;
        }

        AddFlow(slice, item.Flags.Has(ItemFlags.ClaimOnly) ? item.IssuedAt : end, item.Flags.Has(ItemFlags.ClaimOnly) ? CellKind.IssuedClaimOnly : CellKind.RemovedChecked);
        if (item.Flags.Has(ItemFlags.StopIsInterval))
        {
            AddFlow(slice, Instant.Max(item.AliveAt ?? item.IssuedAt, item.IssuedAt), CellKind.UncertainFrom);
            AddFlow(slice, end, CellKind.UncertainTo);
        }
    }

    private void AddDue(TSlice slice, ItemState item)
    {
        AddTimeliness(slice, item, item.OriginalDeadlineAt, CellKind.OriginalOnTime, CellKind.OriginalLate, CellKind.OriginalUndetermined);
        AddTimeliness(slice, item, item.DeadlineAt, CellKind.OnTime, CellKind.Late, CellKind.Undetermined);
        AddExtensions(slice, item);
        if (item.CountedDeadlineAt() is { } due && !((item.RemovedAt ?? item.ReleasedAt) <= due))
        {
            AddFlow(slice, Instant.Max(due, item.IssuedAt), CellKind.BecameOverdue);
            if ((item.RemovedAt ?? item.ReleasedAt) is { } late)
            {
                AddFlow(slice, Instant.Max(late, item.IssuedAt), CellKind.OverdueEnded);
            }
        }
    }

    private void AddExtensions(TSlice slice, ItemState item)
    {
        if (item.TimelinessAt(item.DeadlineAt, Instant.MaxValue) == Timeliness.NotCounted)
        {
            return;
        }

        var day = UtcPeriods.DayOf(item.DeadlineAt!.Value).Day;
        if (item.Flags.Has(ItemFlags.Extended))
        {
            sink.Add(slice, CellTable.Due, CellKind.Extended, day, 0, 0, One);
        }

        if (item.Flags.Has(ItemFlags.ExtendedTooLate))
        {
            sink.Add(slice, CellTable.Due, CellKind.ExtendedTooLate, day, 0, 0, One);
        }
    }

    private void AddTimeliness(TSlice slice, ItemState item, Instant? deadline, CellKind onTime, CellKind late, CellKind undetermined)
    {
        var timeliness = item.TimelinessAt(deadline, Instant.MaxValue);
        if (timeliness != Timeliness.NotCounted)
        {
            var kind = timeliness == Timeliness.OnTime ? onTime : timeliness == Timeliness.Late ? late : undetermined;
            sink.Add(slice, CellTable.Due, kind, UtcPeriods.DayOf(deadline!.Value).Day, 0, 0, One);
        }
    }

    private void AddAcknowledgement(TSlice slice, ItemState item)
    {
        var end = item.RemovedAt ?? item.ReleasedAt;
        var isAcknowledged = item.AcknowledgedAt is not null && !(item.AcknowledgedAt > end);
        if (isAcknowledged || end is not null)
        {
            var kind = isAcknowledged ? CellKind.Acknowledged : item.RemovedAt is null ? CellKind.Released : CellKind.RemovedUnacknowledged;
            var wayOut = isAcknowledged ? item.AcknowledgedAt!.Value : end!.Value;
            sink.Add(slice, CellTable.Acknowledgement, kind, UtcPeriods.MonthOf(item.ReceivedAt), UtcPeriods.BucketOf(wayOut - item.ReceivedAt), 0, One);
        }

        if (item.AcknowledgedAt is { } acknowledged)
        {
            AddFlow(slice, acknowledged, CellKind.Acknowledged);
        }
    }

    private void AddSpells(TSlice slice, ItemState item)
    {
        var isChecked = item.RemovedAt is not null && !item.Flags.Has(ItemFlags.ClaimOnly);
        for (var at = 0; at < item.LaterSpells.Count; at++)
        {
            var spell = item.LaterSpells[at];
            AddSpan(slice, spell.From, spell.To, CellKind.SpellStarted, CellKind.SpellEnded);
            if (spell.AliveAt is { } alive)
            {
                AddSpan(slice, alive, spell.To, CellKind.UncertainFrom, CellKind.UncertainTo);
            }

            if (isChecked)
            {
                var (month, bucket) = (UtcPeriods.MonthOf(item.RemovedAt!.Value), UtcPeriods.BucketOf(spell.From - item.RemovedAt.Value));
                sink.Add(slice, CellTable.Recurrence, CellKind.Reappeared, month, bucket, 0, One);
                if (at == 0)
                {
                    sink.Add(slice, CellTable.Recurrence, CellKind.FirstReappeared, month, bucket, 0, One);
                }
            }
        }
    }

    private void AddSpan(TSlice slice, Instant from, Instant? to, CellKind start, CellKind end)
    {
        AddFlow(slice, from, start);
        if (to is { } last)
        {
            AddFlow(slice, last, end);
        }
    }

    private void AddMarked(TSlice slice, ItemState item, ItemFlags mark, CellKind kind)
    {
        if (item.Flags.Has(mark))
        {
            AddFlow(slice, item.IssuedAt, kind);
        }
    }

    private void AddFlow(TSlice slice, Instant at, CellKind kind)
    {
        var (day, micros) = UtcPeriods.DayOf(at);
        sink.Add(slice, CellTable.Flow, kind, day, 0, 0, new(1, micros));
    }
}
