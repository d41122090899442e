using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>One slice of one world: the figures that the register would print, held against the truth.</summary>
internal sealed class CoverageSlice(SyntheticWorld world, string name, int? provider, IReadOnlyList<StoredItem> items)
{
    private const double Day = 86_400;
    internal const string FromCells = ", from cells";
    private const string ByGroup = "leaving out one of 20 groups of notices";
    private const string ByBand = "log-log band, errors by notice";
    private const string ByEffectiveItems = "Wilson on the effective number of items";
    private const string ByItem = "log-log band, items as independent";

    private readonly SliceLaw law = new(world, provider, CoverageTruth.Ages);

    /// <summary>The intervals of the quarter [from, to), and those that take items as independent.</summary>
    internal void MeasureIntervals(int from, int to, CoverageTally tally)
    {
        var window = Window(world, from, to);
        var (period, cohort) = (new CoverageTruth(law.Period(from, to)), new CoverageTruth(law.Cohort(from, to)));
        var (inPeriod, ofCohort) = (RemovalEstimates.InPeriod(items, window), RemovalEstimates.OfCohort(items, window));
        Measure(name, "period", inPeriod.SurvivalAt, inPeriod.Quantile, inPeriod.RestrictedMean, period, tally);
        Measure(name, "cohort", ofCohort.SurvivalAt, ofCohort.Quantile, null, cohort, tally);

        // What pages read
        var report = Report(items.Select(item => SeenAt(item, window.AsOf)), window);
        var ofCells = name + FromCells;
        Measure(ofCells, "period", age => report.Period.SurvivalAt(age).Figure, p => report.Period.Quantile(p).Figure, tau => report.Period.RestrictedMean(tau).Figure, period, tally);
        Measure(ofCells, "cohort", age => report.Cohort.SurvivalAt(age).Figure, p => report.Cohort.Quantile(p).Figure, null, cohort, tally);

        // For contrast: the same items, as if each had been notified alone
        var alone = RemovalTimes.InPeriod(items.Select(item => item with { NoticeId = item.Id }), window);
        var dayAfter = alone.At(Day);
        tally.Add(name, "period: still online at 24 h", ByItem, true, dayAfter.Survival, dayAfter.Interval(BandKind.LogLog), period.StillOnlineAt(Day));
        var half = alone.Quantile(0.5);
        tally.Add(name, "period: half gone after", ByItem, true, half.Midpoint, half.Interval(BandKind.LogLog), period.Quantile(0.5));

        var onTime = OnTimeCounts.Of(items, window);
        var truth = SliceLaw.OnTime(world, provider, from, to);
        tally.Add(name, "limit met, due cohort", ByEffectiveItems, false, onTime.Rate, onTime.Interval, truth);
        tally.Add(ofCells, "limit met, due cohort", ByEffectiveItems, false, report.OnTime.Rate, report.OnTime.Interval, truth);
        tally.Add(name, "limit met, due cohort", "Wilson, items as independent", true, onTime.Rate, Rates.Wilson(onTime.OnTime, onTime.Due), truth);
    }

    /// <summary>
    /// The same of the limit where the items of a notice lie in several slices: from the items, from cells, and as if the part of each slice were a notice.
    /// </summary>
    internal void MeasureParts(int from, int to, CoverageTally tally)
    {
        const string Figure = "limit met, due cohort";
        var window = Window(world, from, to);
        var truth = SliceLaw.OnTime(world, provider, from, to);
        var exact = OnTimeCounts.Of(items, window);
        var read = new CellReading(Cells(items.Select(item => SeenAt(item, window.AsOf))), window.AsOf).OnTime(window.From, window.To);
        var parts = items.GroupBy(item => (item.NoticeId, SliceKey.Of(item.State))).Aggregate(ClusterSums.Empty, (sum, part) => sum + OnTimeCounts.Of(part, window).Sums);
        tally.Add(name, Figure, ByEffectiveItems, false, exact.Rate, exact.Interval, truth);
        tally.Add(name + FromCells, Figure, ByEffectiveItems, false, read.Rate, read.Interval, truth);
        tally.Add(name, Figure, "Wilson, a notice's part in each slice as a notice", true, exact.Rate, Rates.ClusteredWilson(parts), truth);
    }

    /// <summary>What counting closed cases says of the last days before a day, beside the register's figure and the truth.</summary>
    internal void MeasureBias(int asOf, CoverageTally tally)
    {
        foreach (var days in (int[])[2, 7, 30, 90])
        {
            var window = Window(world, asOf - days, asOf);
            var truth = new CoverageTruth(law.Cohort(asOf - days, asOf));
            var cohort = RemovalTimes.OfCohort(items, window);
            var closed = items.Select(item => item.State).Where(item => window.Contains(item.ReceivedAt) && item.RemovedAt <= window.AsOf)
                .Select(item => (item.RemovedAt!.Value - item.ReceivedAt).TotalSeconds).ToArray();
            tally.Add($"half gone after, issued in the last {days} days", "middle of the removed ones", ClosedSummary.Of(closed, Day).Median, cohort.Quantile(0.5).Midpoint, truth.Quantile(0.5));
            if (days >= 30)
            {
                tally.Add($"nine in ten gone after, issued in the last {days} days", "90th percentile of the removed ones", closed.Length == 0 ? null : SampleQuantile.Of(closed, 0.9), cohort.Quantile(0.9).Midpoint, truth.Quantile(0.9));
            }

            var (early, decided) = Decided(window);
            tally.Add($"limit met, last {days} days", "share of what is decided so far", decided == 0 ? null : (double)early / decided, OnTimeCounts.Of(items, window).Rate, SliceLaw.OnTime(world, provider, asOf - days, asOf));
        }
    }

    /// <summary>A fast item counts at once, a slow one only when its limit has passed.</summary>
    private (int OnTime, int Decided) Decided(SliceWindow window)
    {
        var (onTime, decided) = (0, 0);
        foreach (var item in items.Select(item => item.State).Where(item => window.Contains(item.IssuedAt)))
        {
            var isOnTime = item.RemovedAt <= item.DeadlineAt && item.RemovedAt <= window.AsOf;
            onTime += isOnTime ? 1 : 0;
            decided += isOnTime || item.DeadlineAt < window.AsOf ? 1 : 0;
        }

        return (onTime, decided);
    }

    // Cells hold what has happened, and nothing happens after the look
    internal static StoredItem SeenAt(StoredItem item, Instant look) => item with
    {
        State = item.State with
        {
            RemovedAt = item.State.RemovedAt > look ? null : item.State.RemovedAt,
            AcknowledgedAt = item.State.AcknowledgedAt > look ? null : item.State.AcknowledgedAt,
        },
    };

    /// <summary>What pages read of items that were seen at the look.</summary>
    internal static CubeReport Report(IEnumerable<StoredItem> seen, SliceWindow window) =>
        new(new CellReading(Cells(seen), window.AsOf, groups: true), window, isSynthetic: true, seq: 0, () => "");

    /// <summary>The sum of the items' slices as a database keeps it, by group of notices.</summary>
    internal static SliceCells Cells(IEnumerable<StoredItem> some)
    {
        var cells = new SliceCells();
        foreach (var notice in some.GroupBy(item => (item.NoticeId, item.Group)))
        {
            foreach (var (key, count) in NoticeCells.Of(notice.Select(item => item.State), notice.Key.Group, isSynthetic: true).Cells)
            {
                cells.Add(key.Table.GroupTable() ?? key.Table, new BlockCell(key.Kind, key.Part, key.At, key.Bucket, count));
            }
        }

        return cells;
    }

    private static void Measure(
        string slice, string view, Func<double, RemovalFigure> onlineAt, Func<double, RemovalFigure> goneAfter, Func<double, RemovalFigure>? restrictedMean, CoverageTruth truth, CoverageTally tally)
    {
        Both("still online at 24 h", onlineAt(Day), truth.StillOnlineAt(Day));
        Both("still online at 7 days", onlineAt(7 * Day), truth.StillOnlineAt(7 * Day));
        Both("half gone after", goneAfter(0.5), truth.Quantile(0.5));
        if (restrictedMean is not null)
        {
            Add("restricted mean, 30 days", ByGroup, restrictedMean(CoverageTruth.Month), truth.RestrictedMean(CoverageTruth.Month));
            Add("nine in ten gone after", ByGroup, goneAfter(0.9), truth.Quantile(0.9));
        }

        void Both(string figure, RemovalFigure measured, double? exact)
        {
            Add(figure, ByGroup, measured, exact);
            tally.Add(slice, $"{view}: {figure}", ByBand, false, measured.Value, measured.BandInterval, exact);
        }

        void Add(string figure, string method, RemovalFigure measured, double? exact) =>
            tally.Add(slice, $"{view}: {figure}", method, false, measured.Value, measured.Interval, exact);
    }

    /// <summary>The days [from, to), looked at from their end.</summary>
    internal static SliceWindow Window(SyntheticWorld world, int from, int to)
    {
        return new(At(from), At(to), At(to));

        Instant At(int day) => world.Start + Duration.FromDays(day);
    }
}
