using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// What the items of one notice add to the cells: a pure function of their states, without any present. So a change of a notice is
/// minus the old contributions, plus the new ones, and nothing is rewritten because time goes by.
/// </summary>
internal static class Contributions
{
    /// <summary>The cells of all items of one notice; two notices may not be put together here.</summary>
    internal static CellSet Of(IEnumerable<ItemState> itemsOfNotice)
    {
        var cells = new CellSet();
        var clusters = new Dictionary<(SliceKey Slice, long Month), (long X, long N)>();
        foreach (var item in itemsOfNotice)
        {
            AddItem(cells, clusters, item);
        }

        foreach (var ((slice, month), (x, n)) in clusters)
        {
            Add(CellKind.Notices, 1);
            Add(CellKind.SumXX, x * x);
            Add(CellKind.SumXN, x * n);
            Add(CellKind.SumNN, n * n);
            Add(CellKind.OnTime, x);
            Add(CellKind.Issued, n);
            void Add(CellKind kind, long sum) => cells.Add(new(CellTable.Cluster, slice, month, 0, kind), new(sum, 0));
        }

        return cells;
    }

    private static void AddItem(CellSet cells, Dictionary<(SliceKey Slice, long Month), (long X, long N)> clusters, ItemState item)
    {
        var slice = SliceKey.Of(item);
        if (!item.IsMeasured())
        {
            AddFlow(cells, slice, item.IssuedAt, item.StandingAt(Instant.MaxValue) switch
            {
                ItemStanding.Void => CellKind.IssuedVoid,
                ItemStanding.PreResolved => CellKind.IssuedPreResolved,
                _ => CellKind.IssuedContradictory,
            });
            return;
        }

        AddFlow(cells, slice, item.IssuedAt, CellKind.Issued);
        AddResponse(cells, slice, item);
        AddDue(cells, clusters, slice, item);
        AddAcknowledgement(cells, slice, item);
        AddRecurrence(cells, slice, item);
    }

    private static void AddResponse(CellSet cells, SliceKey slice, ItemState item)
    {
        if ((item.RemovedAt ?? item.ReleasedAt) is not { } end)
        {
            cells.Add(new(CellTable.Open, slice, item.ReceivedAt.ToMicros(), 0, CellKind.Online), new(1, 0));
            return;
        }

        var outcome = item.RemovedAt is null ? CellKind.Released : CellKind.Removed;
        var bucket = BucketOf(end - item.ReceivedAt);
        AddFlow(cells, slice, end, outcome);
        cells.Add(new(CellTable.Cohort, slice, UtcPeriods.MonthOf(item.ReceivedAt), bucket, outcome), new(1, 0));
        cells.Add(new(CellTable.Period, slice, UtcPeriods.MonthOf(end), bucket, outcome), new(1, 0));
        for (var month = UtcPeriods.MonthOf(item.ReceivedAt) + 1; month <= UtcPeriods.MonthOf(end); month++)
        {
            cells.Add(new(CellTable.Snapshot, slice, month, BucketOf(UtcPeriods.StartOfMonth(month) - item.ReceivedAt), CellKind.Online), new(1, 0));
        }
    }

    private static void AddDue(CellSet cells, Dictionary<(SliceKey Slice, long Month), (long X, long N)> clusters, SliceKey slice, ItemState item)
    {
        AddTimeliness(cells, slice, item, item.OriginalDeadlineAt, CellKind.OriginalOnTime, CellKind.OriginalLate, CellKind.OriginalUndetermined);
        AddTimeliness(cells, slice, item, item.DeadlineAt, CellKind.OnTime, CellKind.Late, CellKind.Undetermined);
        if (item.DeadlineAt is not { } due || item.TimelinessAt(due, Instant.MaxValue) is not (not Timeliness.NotCounted and var timeliness))
        {
            return;
        }

        var key = (slice, UtcPeriods.MonthOf(due));
        var (x, n) = clusters.GetValueOrDefault(key);
        clusters[key] = (x + (timeliness == Timeliness.OnTime ? 1 : 0), n + 1);
        var end = item.RemovedAt ?? item.ReleasedAt;
        if (!(end <= due))
        {
            AddFlow(cells, slice, due, CellKind.BecameOverdue);
            if (end is { } late)
            {
                AddFlow(cells, slice, late, CellKind.OverdueEnded);
            }
        }
    }

    private static void AddTimeliness(
        CellSet cells, SliceKey slice, ItemState item, Instant? deadline, CellKind onTime, CellKind late, CellKind undetermined)
    {
        var timeliness = item.TimelinessAt(deadline, Instant.MaxValue);
        if (timeliness != Timeliness.NotCounted)
        {
            var kind = timeliness == Timeliness.OnTime ? onTime : timeliness == Timeliness.Late ? late : undetermined;
            cells.Add(new(CellTable.Due, slice, UtcPeriods.DayOf(deadline!.Value).Day, 0, kind), new(1, 0));
        }
    }

    private static void AddAcknowledgement(CellSet cells, SliceKey slice, ItemState item)
    {
        var end = item.RemovedAt ?? item.ReleasedAt;
        var isAcknowledged = item.AcknowledgedAt is not null && !(item.AcknowledgedAt > end);
        if (isAcknowledged || item.RemovedAt is not null)
        {
            var wayOut = isAcknowledged ? item.AcknowledgedAt!.Value : item.RemovedAt!.Value;
            var kind = isAcknowledged ? CellKind.Acknowledged : CellKind.RemovedUnacknowledged;
            cells.Add(new(CellTable.Acknowledgement, slice, UtcPeriods.MonthOf(item.ReceivedAt), BucketOf(wayOut - item.ReceivedAt), kind), new(1, 0));
        }

        if (item.AcknowledgedAt is { } acknowledged)
        {
            AddFlow(cells, slice, acknowledged, CellKind.Acknowledged);
        }
    }

    private static void AddRecurrence(CellSet cells, SliceKey slice, ItemState item)
    {
        if (item.RemovedAt is { } removed && !item.Flags.HasFlag(ItemFlags.ClaimOnly))
        {
            foreach (var spell in item.LaterSpells)
            {
                cells.Add(new(CellTable.Recurrence, slice, UtcPeriods.MonthOf(removed), BucketOf(spell.From - removed), CellKind.Reappeared), new(1, 0));
            }
        }
    }

    private static void AddFlow(CellSet cells, SliceKey slice, Instant at, CellKind kind)
    {
        var (day, micros) = UtcPeriods.DayOf(at);
        cells.Add(new(CellTable.Flow, slice, day, 0, kind), new(1, micros));
    }

    // Fractions of a second round up, which keeps every item on its side of every whole-second edge
    private static int BucketOf(Duration duration) => Bucket.Of((long)Math.Ceiling(duration.TotalSeconds));
}
