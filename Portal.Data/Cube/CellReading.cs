using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Notices;
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
    private readonly bool hasGroups;
    private readonly Lazy<DaySums> flow;
    private readonly Lazy<DaySums> due;
    private readonly Lazy<DaySums> cluster;
    private readonly Lazy<OpenItems> open;
    private readonly Dictionary<(Instant From, Instant To), CurveSums> curves = [];

    /// <summary>Reads the cells as of the present: no event in them lies after it.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="now">The present.</param>
    /// <param name="openItems">The open items of the same slice, where they are at hand.</param>
    /// <param name="groups">Response times stand in the cells by group of notices.</param>
    internal CellReading(SliceCells cells, Instant now, OpenItems? openItems = null, bool groups = false)
    {
        (this.cells, this.now, hasGroups) = (cells, now, groups);
        flow = new(() => DaySums.Of(cells, CellTable.Flow));
        due = new(() => DaySums.Of(cells, CellTable.Due));
        cluster = new(() => DaySums.Of(cells, CellTable.Cluster));
        open = new(() => openItems ?? OpenItems.Of(cells));
    }

    /// <summary>What is online.</summary>
    internal OpenItems Open => open.Value;

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

    /// <summary>The due cohort of [from, to): exact, and so is the spread by notice of the months that are over; it stands for a month that is not.</summary>
    internal OnTimeCounts OnTime(Instant from, Instant to, bool original = false)
    {
        var (first, end) = (UtcPeriods.DayOf(from).Day, UtcPeriods.DayOf(Instant.Min(to, now)).Day);
        var sums = Cluster(UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(Instant.Min(to, now)));
        var counts = new OnTimeCounts(
            Due(original ? CellKind.OriginalOnTime : CellKind.OnTime, first, end),
            Due(original ? CellKind.OriginalLate : CellKind.Late, first, end),
            Due(original ? CellKind.OriginalUndetermined : CellKind.Undetermined, first, end),
            sums);

        // Months that are over hold every item there is: then the spread is that of these very counts. Where no limit moved, that before extensions is the same
        var isOwn = sums.N == counts.Due && (!original || !HasMoved(first, end));
        return counts with
        {
            DesignEffect = isOwn ? null : sums.EffectUsed ?? EffectAround(UtcPeriods.MonthOf(Instant.Min(to, now))),
            Extended = original ? 0 : Due(CellKind.Extended, first, end),
            ExtendedTooLate = original ? 0 : Due(CellKind.ExtendedTooLate, first, end),
        };
    }

    /// <summary>Response times of the items received in the months of [from, to), followed to the present.</summary>
    internal BucketCounts Cohort(Instant from, Instant to) => Curves(from, to).Cohort;

    /// <summary>Of these the items that moved to another host, among the censored.</summary>
    internal BucketCounts Moved(Instant from, Instant to) => Curves(from, to).Moved;

    /// <summary>Everybody at risk during the months of [from, to), entering at the age at its start and censored at its end or at the present.</summary>
    internal BucketCounts Period(Instant from, Instant to) => Curves(from, to).Period;

    /// <summary>Both of each group of notices; none where groups are not kept.</summary>
    internal (BucketCounts[] Periods, BucketCounts[] Cohorts) Groups(Instant from, Instant to) =>
        hasGroups ? (Curves(from, to).Periods, Curves(from, to).Cohorts) : ([], []);

    /// <summary>Cells of a table by bucket, of the months in [from, to).</summary>
    internal BucketSums In(CellTable table, Instant from, Instant to) => BucketSums.Of(cells, table, UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));

    /// <summary>The same of each month that has any.</summary>
    internal IReadOnlyDictionary<long, BucketSums> ByMonth(CellTable table, Instant from, Instant to) =>
        BucketSums.ByMonth(cells, table, UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));

    /// <summary>Items by day of a flow in [from, to).</summary>
    internal IEnumerable<(long Day, long N)> ByDay(CellKind kind, Instant from, Instant to) =>
        flow.Value.ByPlace(kind, Days(from, to).First, Days(from, to).End);

    /// <summary>Whether anything has happened on or after a day.</summary>
    internal bool KnowsOfDay(long day) =>
        flow.Value.Last(kind => kind == CellKind.BecameOverdue) >= day;

    /// <summary>Whether limits ran out on a day.</summary>
    internal bool HasLimitsOn(long day) => due.Value.HasAny(day);

    private CurveSums Curves(Instant from, Instant to)
    {
        // Several windows are read in turn, each more than once
        if (curves.TryGetValue((from, to), out var kept))
        {
            return kept;
        }

        var sums = CurveSums.Of(cells, hasGroups ? NoticeGroup.Count : 1, UtcPeriods.MonthOf(from), UtcPeriods.MonthOf(to));
        var ranks = hasGroups ? Open.ByGroup : [Open.All];
        for (var part = 0; part < ranks.Length; part++)
        {
            AddOpen(ranks[part], sums.Cohorts[part], sums.Periods[part], from, to);
        }

        curves.Add((from, to), sums);
        return sums;
    }

    private void AddOpen(OpenRanks items, BucketCounts cohort, BucketCounts period, Instant from, Instant to)
    {
        var seenTo = Instant.Min(to, now);
        items.Ages(now, from, seenTo, (bucket, n) =>
        {
            cohort.AddFromIssue(n);
            cohort.Add(bucket, new(0, 0, n));
        });
        period.AddFromIssue(items.ReceivedBefore(seenTo) - items.ReceivedBefore(Instant.Min(from, seenTo)));
        items.Ages(from, Instant.MinValue, Instant.Min(from, seenTo), (bucket, n) => period.Add(bucket, new(n, 0, 0)));
        items.Ages(seenTo, Instant.MinValue, seenTo, (bucket, n) => period.Add(bucket, new(0, 0, n)));
    }

    // What a flow that began before or in the window adds up to at its end
    private Int128 Since(CellKind kind, Instant from, Instant to)
    {
        var (first, end) = Days(from, to);
        var (start, stop) = (from.ToMicros(), to.ToMicros());
        return ((Int128)flow.Value.Sum(kind, long.MinValue, Math.Min(first, end)) * (stop - start)) + flow.Value.MicrosUntil(kind, first, end, stop, MicrosPerDay);
    }

    // Of the month before; else the largest that the notices of the month can have, whenever their limits run out
    private double EffectAround(long month) => Cluster(month - 1, month).EffectUsed ?? Cluster(month, month + 1).WidestEffect ?? 1;

    // Limits move to later ones alone, so that what is due on each day, and how it went, is the same only where none did
    private bool HasMoved(long first, long end) =>
        Due(CellKind.Extended, first, end) > 0
        || !due.Value.ByPlace(CellKind.OriginalOnTime, first, end).SequenceEqual(due.Value.ByPlace(CellKind.OnTime, first, end))
        || !due.Value.ByPlace(CellKind.OriginalLate, first, end).SequenceEqual(due.Value.ByPlace(CellKind.Late, first, end))
        || !due.Value.ByPlace(CellKind.OriginalUndetermined, first, end).SequenceEqual(due.Value.ByPlace(CellKind.Undetermined, first, end));

    private ClusterSums Cluster(long first, long end)
    {
        long Notices(CellKind kind) => cluster.Value.Sum(kind, first, end) + Straddling(CellTable.Straddle, kind, first, end) + Straddling(CellTable.RollUpStraddle, kind, first, end);
        return new ClusterSums(
            Notices(CellKind.Notices) - Notices(CellKind.NoticesRepeated),
            Notices(CellKind.OnTime),
            Notices(CellKind.Issued),
            Notices(CellKind.SumXX),
            Notices(CellKind.SumXN),
            Notices(CellKind.SumNN));
    }

    // What lies in several slices or months counts where all of it is asked for
    private long Straddling(CellTable table, CellKind kind, long first, long end)
    {
        var sum = 0L;
        foreach (ref readonly var cell in cells[table])
        {
            sum += cell.Kind == kind && cell.At >= first && cell.At + cell.Bucket < end ? cell.Count.N : 0;
        }

        return sum;
    }

    // The present may lie inside a day; all that happened on it happened before the present
    private (long First, long End) Days(Instant from, Instant to)
    {
        var (day, into) = UtcPeriods.DayOf(Instant.Min(to, now));
        return (UtcPeriods.DayOf(from).Day, into > 0 ? day + 1 : day);
    }

    private long OpenBefore(long day) =>
        flow.Value.Sum(CellKind.Issued, long.MinValue, day) - flow.Value.Sum(CellKind.Removed, long.MinValue, day) - flow.Value.Sum(CellKind.Released, long.MinValue, day);

    private int Flows(CellKind kind, long from, long to) => checked((int)flow.Value.Sum(kind, from, to));

    private int Due(CellKind kind, long from, long to) => checked((int)due.Value.Sum(kind, from, to));
}
