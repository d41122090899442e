using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>One slice of one world: the figures that the register would print, held against the truth.</summary>
internal sealed class CoverageSlice(SyntheticWorld world, string name, int? provider, IReadOnlyList<StoredItem> items)
{
    private const double Day = 86_400;
    private const string ByGroup = "leaving out one of 20 groups of notices";
    private const string ByBand = "log-log band, errors by notice";
    private const string ByItem = "log-log band, items as independent";

    private readonly SliceLaw law = new(world, provider, CoverageTruth.Ages);

    /// <summary>The intervals of the quarter [from, to), and those that take items as independent.</summary>
    internal void MeasureIntervals(int from, int to, CoverageTally tally)
    {
        var window = Window(from, to);
        var period = new CoverageTruth(law.Period(from, to));
        var estimates = RemovalEstimates.InPeriod(items, window);
        Measure("period", estimates, period, tally);
        Add("period: restricted mean, 30 days", ByGroup, estimates.RestrictedMean(CoverageTruth.Month), period.RestrictedMean(CoverageTruth.Month));
        Add("period: nine in ten gone after", ByGroup, estimates.Quantile(0.9), period.Quantile(0.9));
        Measure("cohort", RemovalEstimates.OfCohort(items, window), new(law.Cohort(from, to)), tally);

        // For contrast: the same items, as if each had been notified alone
        var alone = RemovalTimes.InPeriod(items.Select(item => item with { NoticeId = item.Id }), window);
        var dayAfter = alone.At(Day);
        tally.Add(name, "period: still online at 24 h", ByItem, true, dayAfter.Survival, dayAfter.Interval(BandKind.LogLog), period.StillOnlineAt(Day));
        var half = alone.Quantile(0.5);
        tally.Add(name, "period: half gone after", ByItem, true, half.Midpoint, half.Interval(BandKind.LogLog), period.Quantile(0.5));

        var onTime = OnTimeCounts.Of(items, window);
        var truth = SliceLaw.OnTime(world, provider, from, to);
        tally.Add(name, "limit met, due cohort", "Wilson on the effective number of items", false, onTime.Rate, onTime.Interval, truth);
        tally.Add(name, "limit met, due cohort", "Wilson, items as independent", true, onTime.Rate, Rates.Wilson(onTime.OnTime, onTime.Due), truth);

        void Add(string figure, string method, RemovalFigure measured, double? exact) =>
            tally.Add(name, figure, method, false, measured.Value, measured.Interval, exact);
    }

    /// <summary>What counting closed cases says of the last days before a day, beside the register's figure and the truth.</summary>
    internal void MeasureBias(int asOf, CoverageTally tally)
    {
        foreach (var days in (int[])[2, 7, 30, 90])
        {
            var window = Window(asOf - days, asOf);
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

    private void Measure(string view, RemovalEstimates estimates, CoverageTruth truth, CoverageTally tally)
    {
        foreach (var (days, words) in ((double, string)[])[(1, "24 h"), (7, "7 days")])
        {
            var measured = estimates.SurvivalAt(days * Day);
            Both($"{view}: still online at {words}", measured, truth.StillOnlineAt(days * Day));
        }

        Both($"{view}: half gone after", estimates.Quantile(0.5), truth.Quantile(0.5));

        void Both(string figure, RemovalFigure measured, double? exact)
        {
            tally.Add(name, figure, ByGroup, false, measured.Value, measured.Interval, exact);
            tally.Add(name, figure, ByBand, false, measured.Value, measured.BandInterval, exact);
        }
    }

    private SliceWindow Window(int from, int to) => new(At(from), At(to), At(to));

    private Instant At(int day) => world.Start + Duration.FromDays(day);
}
