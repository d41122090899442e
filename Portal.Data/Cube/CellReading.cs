using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Measures of a slice out of cells that hold what is known now. Flows and rates ask for whole UTC days, curves for whole UTC months;
/// the end of a window may also be the present, which the open items, kept to the microsecond, serve exactly.
/// </summary>
/// <param name="cells">The cells.</param>
/// <param name="filter">The slice or roll-up.</param>
/// <param name="now">The present: no event in the cells lies after it.</param>
internal sealed class CellReading(CellSet cells, ItemFilter filter, Instant now)
{
    private readonly KeyValuePair<CellKey, CellCount>[] cells = [.. cells.Cells.Where(cell => cell.Key.Slice.IsIn(filter))];

    /// <summary>What came in and went out of [from, to): exact.</summary>
    internal SliceFlow Flow(Instant from, Instant to)
    {
        var (first, end) = (UtcPeriods.DayOf(from).Day, UtcPeriods.DayOf(to).Day);
        return new SliceFlow(
            (int)OpenBefore(first),
            (int)Sum(CellTable.Flow, CellKind.Issued, first, end),
            (int)Sum(CellTable.Flow, CellKind.Removed, first, end),
            (int)Sum(CellTable.Flow, CellKind.Released, first, end),
            (int)OpenBefore(end));
    }

    /// <summary>Microseconds from issue to end that lie in [from, to), summed over items, of first spells: exact.</summary>
    internal Int128 ExposureMicros(Instant from, Instant to)
    {
        var (first, end) = (UtcPeriods.DayOf(from).Day, UtcPeriods.DayOf(to).Day);
        var length = (Int128)to.ToMicros() - from.ToMicros();
        return (OpenBefore(first) * length) + Left(CellKind.Issued) - Left(CellKind.Removed) - Left(CellKind.Released);

        // Time from each event of the window to the end of the window
        Int128 Left(CellKind kind) => cells
            .Where(cell => cell.Key.Table == CellTable.Flow && cell.Key.Kind == kind && cell.Key.At >= first && cell.Key.At < end)
            .Aggregate((Int128)0, (sum, cell) => sum + ((Int128)cell.Value.N * (end - cell.Key.At) * 86_400_000_000) - cell.Value.Micros);
    }

    /// <summary>The due cohort of [from, to), which must not lie in the future: exact. The sums by notice need whole months.</summary>
    internal OnTimeCounts OnTime(Instant from, Instant to)
    {
        var (first, end) = (UtcPeriods.DayOf(from).Day, UtcPeriods.DayOf(to).Day);
        var (firstMonth, endMonth) = (UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        long Notices(CellKind kind) => Sum(CellTable.Cluster, kind, firstMonth, endMonth);
        return new OnTimeCounts(
            (int)Sum(CellTable.Due, CellKind.OnTime, first, end),
            (int)Sum(CellTable.Due, CellKind.Late, first, end),
            (int)Sum(CellTable.Due, CellKind.Undetermined, first, end),
            new ClusterSums(
                Notices(CellKind.Notices), Notices(CellKind.OnTime), Notices(CellKind.Issued), Notices(CellKind.SumXX), Notices(CellKind.SumXN), Notices(CellKind.SumNN)));
    }

    /// <summary>Response times of the items received in the months of [from, to), followed to the present.</summary>
    internal BucketCounts Cohort(Instant from, Instant to)
    {
        var counts = new BucketCounts();
        foreach (var (key, count) in In(CellTable.Cohort, from, to))
        {
            counts.AddFromIssue(count.N);
            counts.Add(key.Bucket, Ended(key.Kind, count.N));
        }

        foreach (var (received, n) in OpenItems().Where(one => one.ReceivedAt >= from && one.ReceivedAt < to))
        {
            counts.AddFromIssue(n);
            counts.Add(BucketOf(now - received), new(0, 0, n));
        }

        return counts;
    }

    /// <summary>Everybody at risk during the months of [from, to), entering at the age at its start and censored at its end or at the present; from the first age with ten at risk.</summary>
    internal BucketCounts Period(Instant from, Instant to)
    {
        var counts = new BucketCounts();
        counts.AddFromIssue(In(CellTable.Cohort, from, to).Sum(cell => cell.Value.N));
        foreach (var (key, count) in In(CellTable.Period, from, to))
        {
            counts.Add(key.Bucket, Ended(key.Kind, count.N));
        }

        foreach (var (key, count) in At(from))
        {
            counts.Add(key.Bucket, new(count.N, 0, 0));
        }

        foreach (var (key, count) in At(to))
        {
            counts.Add(key.Bucket, new(0, 0, count.N));
        }

        var seenTo = Instant.Min(to, now);
        foreach (var (received, n) in OpenItems().Where(one => one.ReceivedAt < seenTo))
        {
            counts.AddFromIssue(received >= from ? n : 0);
            counts.Add(received < from ? BucketOf(from - received) : 0, new(received < from ? n : 0, 0, 0));
            counts.Add(BucketOf(seenTo - received), new(0, 0, n));
        }

        return counts.StartingWith(DisplayRules.LeastAtRisk);
    }

    private static BucketTally Ended(CellKind kind, long n) => kind == CellKind.Removed ? new(0, n, 0) : new(0, 0, n);

    private static int BucketOf(Duration age) => Bucket.Of((long)Math.Ceiling(age.TotalSeconds));

    private long OpenBefore(long day) =>
        Sum(CellTable.Flow, CellKind.Issued, long.MinValue, day) - Sum(CellTable.Flow, CellKind.Removed, long.MinValue, day) - Sum(CellTable.Flow, CellKind.Released, long.MinValue, day);

    private long Sum(CellTable table, CellKind kind, long from, long to) => cells
        .Where(cell => cell.Key.Table == table && cell.Key.Kind == kind && cell.Key.At >= from && cell.Key.At < to).Sum(cell => cell.Value.N);

    private IEnumerable<KeyValuePair<CellKey, CellCount>> In(CellTable table, Instant from, Instant to)
    {
        var (first, end) = (UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        return cells.Where(cell => cell.Key.Table == table && cell.Key.At >= first && cell.Key.At < end);
    }

    private IEnumerable<KeyValuePair<CellKey, CellCount>> At(Instant month)
    {
        var at = UtcPeriods.MonthOf(month);
        return cells.Where(cell => cell.Key.Table == CellTable.Snapshot && cell.Key.At == at);
    }

    private IEnumerable<(Instant ReceivedAt, long N)> OpenItems() => cells
        .Where(cell => cell.Key.Table == CellTable.Open)
        .Select(cell => (TypeHandlers.ToInstant(cell.Key.At), cell.Value.N));
}
