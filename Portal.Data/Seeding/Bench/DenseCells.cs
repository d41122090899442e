using NodaTime;
using Portal.Data.Cube;

namespace Portal.Data.Seeding;

/// <summary>Cells of one slice over three years as plain arrays: faster to fill than a dictionary where nearly every cell is used.</summary>
internal sealed class DenseCells
{
    internal const int Months = 40;
    internal const int Buckets = 1280;
    private const int Days = 1140;
    private const int PlaneSize = Months * Buckets;

    private static readonly int Kinds = Enum.GetValues<CellKind>().Length;

    // Kinds of one table ascend, so that cells come out in the order of a block
    private static readonly (CellTable Table, CellKind Kind)[] Planes =
    [
        (CellTable.Cohort, CellKind.Removed), (CellTable.Cohort, CellKind.Released),
        (CellTable.Period, CellKind.Removed), (CellTable.Period, CellKind.Released),
        (CellTable.Snapshot, CellKind.Online),
        (CellTable.Acknowledgement, CellKind.Released), (CellTable.Acknowledgement, CellKind.Acknowledged), (CellTable.Acknowledgement, CellKind.RemovedUnacknowledged),
        (CellTable.Recurrence, CellKind.Reappeared), (CellTable.Recurrence, CellKind.FirstReappeared),
    ];

    private readonly long firstDay;
    private readonly long firstMonth;
    private readonly int[] byMonth = new int[10 * PlaneSize];
    private readonly CellCount[] flow = new CellCount[Kinds * Days];
    private readonly int[] due = new int[Kinds * Days];
    private readonly long[] cluster = new long[Kinds * Months];

    internal DenseCells(Instant start) => (firstDay, firstMonth) = (UtcPeriods.DayOf(start).Day, UtcPeriods.MonthOf(start));

    /// <summary>Open items, in no order.</summary>
    internal List<BlockCell> Open { get; } = [];

    internal void Add(CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        switch (table)
        {
            case CellTable.Flow:
                flow[((int)kind * Days) + (int)(at - firstDay)] += count;
                break;
            case CellTable.Due:
                due[((int)kind * Days) + (int)(at - firstDay)] += (int)count.N;
                break;
            case CellTable.Cluster:
                cluster[((int)kind * Months) + (int)(at - firstMonth)] += count.N;
                break;
            case CellTable.Open:
                Open.Add(new BlockCell(kind, part, at, bucket, count));
                break;
            default:
                byMonth[(PlaneOf(table, kind) * PlaneSize) + ((int)(at - firstMonth) * Buckets) + bucket] += (int)count.N;
                break;
        }
    }

    /// <summary>Every cell that is not zero; each table in the order of a block.</summary>
    internal IEnumerable<(CellTable Table, BlockCell Cell)> Cells()
    {
        for (var i = 0; i < byMonth.Length; i++)
        {
            if (byMonth[i] != 0)
            {
                var (plane, place) = Math.DivRem(i, PlaneSize);
                yield return (Planes[plane].Table, new BlockCell(Planes[plane].Kind, 0, firstMonth + (place / Buckets), place % Buckets, new(byMonth[i], 0)));
            }
        }

        for (var i = 0; i < flow.Length; i++)
        {
            if (flow[i] != default)
            {
                yield return (CellTable.Flow, new BlockCell((CellKind)(i / Days), 0, firstDay + (i % Days), 0, flow[i]));
            }
        }

        for (var i = 0; i < due.Length; i++)
        {
            if (due[i] != 0)
            {
                yield return (CellTable.Due, new BlockCell((CellKind)(i / Days), 0, firstDay + (i % Days), 0, new(due[i], 0)));
            }
        }

        for (var i = 0; i < cluster.Length; i++)
        {
            if (cluster[i] != 0)
            {
                yield return (CellTable.Cluster, new BlockCell((CellKind)(i / Months), 0, firstMonth + (i % Months), 0, new(cluster[i], 0)));
            }
        }
    }

    internal void Clear()
    {
        Array.Clear(byMonth);
        Array.Clear(flow);
        Array.Clear(due);
        Array.Clear(cluster);
        Open.Clear();
    }

    private static int PlaneOf(CellTable table, CellKind kind) => (table, kind) switch
    {
        (CellTable.Cohort, CellKind.Removed) => 0,
        (CellTable.Cohort, CellKind.Released) => 1,
        (CellTable.Period, CellKind.Removed) => 2,
        (CellTable.Period, CellKind.Released) => 3,
        (CellTable.Snapshot, CellKind.Online) => 4,
        (CellTable.Acknowledgement, CellKind.Released) => 5,
        (CellTable.Acknowledgement, CellKind.Acknowledged) => 6,
        (CellTable.Acknowledgement, CellKind.RemovedUnacknowledged) => 7,
        (CellTable.Recurrence, CellKind.Reappeared) => 8,
        (CellTable.Recurrence, CellKind.FirstReappeared) => 9,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"No such cells in {table}."),
    };
}
