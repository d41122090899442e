using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Measures of a slice out of its cells. Flows and rates ask for whole UTC days, curves for whole UTC months; the end of a window may also
/// be the present or later, which the open items, kept to the microsecond, serve exactly.
/// </summary>
internal sealed class CellReading
{
    private const long MicrosPerDay = 86_400_000_000;
    private readonly SliceCells cells;
    private readonly Instant now;

    /// <summary>Reads the cells as of the present: no event in them lies after it.</summary>
    internal CellReading(SliceCells cells, Instant now, OpenItems? open = null)
    {
        this.cells = cells;
        this.now = now;
        Open = open ?? OpenItems.Of(cells[CellTable.Open]);
    }

    /// <summary>What is online.</summary>
    internal OpenItems Open { get; }

    /// <summary>What came in and went out of [from, to): exact.</summary>
    internal SliceFlow Flow(Instant from, Instant to)
    {
        var (first, end) = Days(from, to);
        return new SliceFlow(
            (int)OpenBefore(first), Flows(CellKind.Issued, first, end), Flows(CellKind.Removed, first, end), Flows(CellKind.Released, first, end), (int)OpenBefore(end));
    }

    /// <summary>Items by the day of a flow in [from, to).</summary>
    internal int Flows(CellKind kind, Instant from, Instant to) => Flows(kind, Days(from, to).First, Days(from, to).End);

    /// <summary>Microseconds from issue to the first end that lie in [from, to), summed over items: exact.</summary>
    internal Int128 ExposureMicros(Instant from, Instant to) =>
        Between(CellKind.Issued, CellKind.Removed, from, to) - Since(CellKind.Released, from, to);

    /// <summary>Microseconds between two flows that lie in [from, to), summed over items; what has begun and not ended lasts to the end.</summary>
    internal Int128 Between(CellKind start, CellKind end, Instant from, Instant to) => Since(start, from, to) - Since(end, from, to);

    /// <summary>The due cohort of [from, to): exact. The spread by notice comes from the months that are over.</summary>
    internal OnTimeCounts OnTime(Instant from, Instant to, bool original = false)
    {
        var (first, end) = (UtcPeriods.DayOf(from).Day, UtcPeriods.DayOf(Instant.Min(to, now)).Day);
        var sums = Cluster(UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(Instant.Min(to, now)));
        var isWhole = !original && to <= now;
        double? effect = isWhole ? null : (sums.N > 0 ? sums : Cluster(UtcPeriods.MonthOf(Instant.Min(to, now)) - 1, UtcPeriods.MonthOf(Instant.Min(to, now)))).DesignEffect ?? 1;
        return new OnTimeCounts(
            Sum(CellTable.Due, original ? CellKind.OriginalOnTime : CellKind.OnTime, first, end),
            Sum(CellTable.Due, original ? CellKind.OriginalLate : CellKind.Late, first, end),
            Sum(CellTable.Due, original ? CellKind.OriginalUndetermined : CellKind.Undetermined, first, end),
            sums)
        {
            DesignEffect = effect,
            Extended = original ? 0 : Sum(CellTable.Due, CellKind.Extended, first, end),
            ExtendedTooLate = original ? 0 : Sum(CellTable.Due, CellKind.ExtendedTooLate, first, end),
        };
    }

    /// <summary>Response times of the items received in the months of [from, to), followed to the present.</summary>
    internal BucketCounts Cohort(Instant from, Instant to) => Cohort(from, to, CellTable.Cohort, [Open])[0];

    /// <summary>Everybody at risk during the months of [from, to), entering at the age at its start and censored at its end or at the present.</summary>
    internal BucketCounts Period(Instant from, Instant to) =>
        Period(from, to, (CellTable.Cohort, CellTable.Period, CellTable.Snapshot), [Open])[0];

    /// <summary>Both of each group of notices, in one pass.</summary>
    internal (BucketCounts[] Periods, BucketCounts[] Cohorts) Groups(Instant from, Instant to)
    {
        var cohorts = Cohort(from, to, CellTable.GroupCohort, Open.ByGroup);
        var periods = Period(from, to, (CellTable.GroupCohort, CellTable.GroupPeriod, CellTable.GroupSnapshot), Open.ByGroup);
        var (first, end) = (UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        foreach (var block in cells.GroupBlocks)
        {
            var runs = new MonthRuns(block);
            while (runs.NextRun())
            {
                AddRun(ref runs, block.Table, cohorts[runs.Part], periods[runs.Part], first, end);
            }
        }

        return (periods, cohorts);
    }

    /// <summary>Cells of a table by month in [from, to).</summary>
    internal IEnumerable<BlockCell> In(CellTable table, Instant from, Instant to)
    {
        var (first, end) = (UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        return cells.All(table).Where(cell => cell.At >= first && cell.At < end);
    }

    /// <summary>Items by day of a flow in [from, to).</summary>
    internal IEnumerable<(long Day, long N)> ByDay(CellKind kind, Instant from, Instant to)
    {
        var (first, end) = Days(from, to);
        return cells.All(CellTable.Flow).Where(cell => cell.Kind == kind && cell.At >= first && cell.At < end).Select(cell => (cell.At, cell.Count.N));
    }

    // One set of counts for each group, or one for all
    private BucketCounts[] Cohort(Instant from, Instant to, CellTable table, IReadOnlyList<OpenItems> open)
    {
        BucketCounts[] counts = [.. open.Select(_ => new BucketCounts())];
        var (first, end) = (UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        foreach (ref readonly var cell in cells[table])
        {
            if (cell.At >= first && cell.At < end)
            {
                counts[counts.Length == 1 ? 0 : cell.Part].AddFromIssue(cell.Count.N);
                counts[counts.Length == 1 ? 0 : cell.Part].Add(cell.Bucket, Ended(cell));
            }
        }

        for (var part = 0; part < counts.Length; part++)
        {
            var own = counts[part];
            open[part].Ages(now, from, Instant.Min(to, now), (bucket, n) =>
            {
                own.AddFromIssue(n);
                own.Add(bucket, new(0, 0, n));
            });
        }

        return counts;
    }

    private static void AddRun(ref MonthRuns runs, CellTable table, BucketCounts cohort, BucketCounts period, long first, long end)
    {
        var isInside = runs.Month >= first && runs.Month < end;
        while (runs.NextCell())
        {
            var n = runs.N;
            if (table == CellTable.GroupSnapshot)
            {
                if (runs.Month == first || runs.Month == end)
                {
                    period.Add(runs.Bucket, runs.Month == first ? new(n, 0, 0) : new(0, 0, n));
                }
            }
            else if (isInside)
            {
                var ended = runs.Kind == CellKind.Removed ? new BucketTally(0, n, 0) : new(0, 0, n);
                if (table == CellTable.GroupPeriod)
                {
                    period.Add(runs.Bucket, ended);
                }
                else
                {
                    cohort.AddFromIssue(n);
                    cohort.Add(runs.Bucket, ended);
                    period.AddFromIssue(n);
                }
            }
        }
    }

    private BucketCounts[] Period(
        Instant from, Instant to, (CellTable Cohort, CellTable Period, CellTable Snapshot) tables, IReadOnlyList<OpenItems> open)
    {
        BucketCounts[] counts = [.. open.Select(_ => new BucketCounts())];
        var (first, end) = (UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        foreach (ref readonly var cell in cells[tables.Cohort])
        {
            counts[counts.Length == 1 ? 0 : cell.Part].AddFromIssue(cell.At >= first && cell.At < end ? cell.Count.N : 0);
        }

        foreach (ref readonly var cell in cells[tables.Period])
        {
            if (cell.At >= first && cell.At < end)
            {
                counts[counts.Length == 1 ? 0 : cell.Part].Add(cell.Bucket, Ended(cell));
            }
        }

        foreach (ref readonly var cell in cells[tables.Snapshot])
        {
            if (cell.At == first || cell.At == end)
            {
                counts[counts.Length == 1 ? 0 : cell.Part].Add(cell.Bucket, cell.At == first ? new(cell.Count.N, 0, 0) : new(0, 0, cell.Count.N));
            }
        }

        var seenTo = Instant.Min(to, now);
        for (var part = 0; part < counts.Length; part++)
        {
            var own = counts[part];
            own.AddFromIssue(open[part].ReceivedBefore(seenTo) - open[part].ReceivedBefore(Instant.Min(from, seenTo)));
            open[part].Ages(from, Instant.MinValue, Instant.Min(from, seenTo), (bucket, n) => own.Add(bucket, new(n, 0, 0)));
            open[part].Ages(seenTo, Instant.MinValue, seenTo, (bucket, n) => own.Add(bucket, new(0, 0, n)));
        }

        return counts;
    }

    private static BucketTally Ended(in BlockCell cell) => cell.Kind == CellKind.Removed ? new(0, cell.Count.N, 0) : new(0, 0, cell.Count.N);

    // What a flow that began before or in the window adds up to at its end
    private Int128 Since(CellKind kind, Instant from, Instant to)
    {
        var (first, end) = Days(from, to);
        var (start, stop) = (from.ToMicros(), to.ToMicros());
        Int128 sum = 0;
        foreach (var cell in cells[CellTable.Flow])
        {
            if (cell.Kind == kind && cell.At < end)
            {
                sum += cell.At < first ? (Int128)cell.Count.N * (stop - start) : ((Int128)cell.Count.N * (stop - (cell.At * MicrosPerDay))) - cell.Count.Micros;
            }
        }

        return sum;
    }

    private ClusterSums Cluster(long first, long end)
    {
        long Notices(CellKind kind) => Sum(CellTable.Cluster, kind, first, end);
        return new ClusterSums(
            Notices(CellKind.Notices), Notices(CellKind.OnTime), Notices(CellKind.Issued), Notices(CellKind.SumXX), Notices(CellKind.SumXN), Notices(CellKind.SumNN));
    }

    // The present may lie inside a day; all that happened on it happened before the present
    private (long First, long End) Days(Instant from, Instant to)
    {
        var (day, into) = UtcPeriods.DayOf(Instant.Min(to, now));
        return (UtcPeriods.DayOf(from).Day, into > 0 ? day + 1 : day);
    }

    private long OpenBefore(long day) =>
        Flows(CellKind.Issued, long.MinValue, day) - Flows(CellKind.Removed, long.MinValue, day) - (long)Flows(CellKind.Released, long.MinValue, day);

    private int Flows(CellKind kind, long from, long to) => Sum(CellTable.Flow, kind, from, to);

    private int Sum(CellTable table, CellKind kind, long from, long to)
    {
        var sum = 0L;
        foreach (var cell in cells[table])
        {
            sum += cell.Kind == kind && cell.At >= from && cell.At < to ? cell.Count.N : 0;
        }

        return checked((int)sum);
    }
}
