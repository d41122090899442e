using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Cube;

/// <summary>Measures out of cells beside the exact ones, on generated notices.</summary>
public sealed class CellReadingTests
{
    private static readonly double[] Shares = [0.25, 0.5, 0.75, 0.9];

    private static readonly int[] Ranks = [0, 1, 2, 10, 40];

    private static readonly Instant Now = Instant.FromUtc(2026, 2, 1, 0, 0);
    private static readonly List<StoredItem> Items = SyntheticNotices.Items(SyntheticNotices.Events("dirty", 10_000, 77), Now);

    private static readonly (Instant From, Instant To)[] Windows =
    [
        (Month(2023, 1), Month(2026, 2)), (Month(2024, 3), Month(2024, 4)), (Month(2025, 1), Month(2025, 7)), (Month(2025, 12), Month(2026, 2)),
        (Month(2025, 12), Month(2026, 5)),
    ];

    [Theory]
    [InlineData(3600)]
    [InlineData(100_000)]
    [InlineData(2_592_000)]
    public void Areas_FromEveryMiddleInOneWalk_AreThoseTakenOneByOne(double tau)
    {
        var counts = new BucketCounts();
        for (var at = 0; at < 400; at++)
        {
            counts.Add(new SurvivalObservation(at * at * 23 % 1_500_000, isEvent: at % 3 != 0));
        }

        var steps = new BucketCurve(counts).Steps;
        var areas = BucketArea.FromMiddles(steps, tau);
        for (var at = 0; at < steps.Count; at++)
        {
            Assert.Equal(BucketArea.Of(steps, steps[at].Middle, tau).Value!.Value, areas[at], 1e-6 * tau);
        }
    }

    [Fact]
    public void Read_EverySliceAndWindow_GivesFlowsExposureAndRatesExactly()
    {
        var cells = Cells();
        foreach (var filter in Filters())
        {
            var reading = new CellReading(SliceCells.Of(cells, filter), Now);
            StoredItem[] items = [.. Items.Where(filter.Asks)];
            foreach (var (from, to) in Windows.Where(window => window.To <= Now))
            {
                var window = new SliceWindow(from, to, Now);
                Assert.Equal(SliceFlow.Of(items.Select(item => item.State), window), reading.Flow(from, to));
                Assert.Equal(OnTimeCounts.Of(items, window) with { Sums = ClusterSums.Empty }, reading.OnTime(from, to) with { Sums = ClusterSums.Empty });
                Assert.Equal(items.Aggregate((Int128)0, (sum, item) => sum + ExposureOf(item.State, from, to)), reading.ExposureMicros(from, to));
            }
        }
    }

    [Fact]
    public void OnTime_OneMonthOfWholeNotices_HasTheSameSums()
    {
        // A notice with limits in two months is two clusters in the cells, so only windows and notices of one month agree exactly
        var window = new SliceWindow(Month(2024, 3), Month(2024, 4), Now);
        var slice = Items.Where(item => item.State.IsMeasured() && item.State.DeadlineAt is { } due && window.Contains(due))
            .GroupBy(item => SliceKey.Of(item.State)).MaxBy(group => group.Count())!.Key;
        var filter = new ItemFilter
        {
            Provider = slice.Provider,
            HostCountry = slice.HostCountry,
            IssuerCountry = slice.IssuerCountry,
            Category = slice.Category,
            Rule = slice.Rule,
        };

        Assert.Equal(OnTimeCounts.Of(Items.Where(filter.Asks), window), new CellReading(SliceCells.Of(Cells(), filter), Now).OnTime(window.From, window.To));
    }

    [Fact]
    public void Curves_EverySliceAndWindow_HoldTheExactOnesInTheirBounds()
    {
        var cells = Cells();
        foreach (var filter in Filters())
        {
            var reading = new CellReading(SliceCells.Of(cells, filter), Now);
            StoredItem[] items = [.. Items.Where(filter.Asks)];
            foreach (var (from, to) in Windows)
            {
                var window = new SliceWindow(from, to, Now);
                AssertHolds(RemovalTimes.InPeriod(items, window), new BucketCurve(reading.Period(from, to).StartingWith(DisplayRules.LeastAtRisk)));
                AssertHolds(RemovalTimes.OfCohort(items, window), new BucketCurve(reading.Cohort(from, to)));
            }
        }
    }

    [Fact]
    public void Curves_StopBeforeTheReceiptAtTheTurnOfAMonth_CountsOnceAtTheReceipt()
    {
        // Issued and removed on the last evening of September, delivered on the first morning of October
        StoredItem[] items =
        [
            .. Enumerable.Range(0, 20).Select(at => StoredItems.Of(at, Month(2025, 9) + Duration.FromDays(at), Month(2025, 9) + Duration.FromDays(at), Duration.FromHours(30 * at))),
            StoredItems.Of(20, Month(2025, 10) - Duration.FromHours(4), Month(2025, 10) + Duration.FromHours(3), Duration.FromHours(2)),
        ];
        var cells = new CellSet();
        foreach (var item in items)
        {
            cells.Add(NoticeCells.Of([item.State]));
        }

        var reading = new CellReading(SliceCells.Of(cells, new ItemFilter()), Now);
        foreach (var (from, to, ofIt) in new[] { (9, 10, 0), (10, 11, 1), (9, 11, 1) })
        {
            var window = new SliceWindow(Month(2025, from), Month(2025, to), Now);
            var exact = RemovalTimes.InPeriod(items, window);

            AssertHolds(exact, new BucketCurve(reading.Period(window.From, window.To).StartingWith(DisplayRules.LeastAtRisk)));
            Assert.Equal(ClosedOnly.Of(reading.Period(window.From, window.To)), SliceReport.Of(items, window).ClosedOnly);
            Assert.Equal(ofIt, reading.Period(window.From, window.To)[0].Events - (from == 9 ? 1 : 0));
        }
    }

    private static void AssertHolds(SurvivalCurve exact, BucketCurve cells)
    {
        const double Rounding = 1e-9;
        Assert.Equal((exact.Count, exact.Events), (cells.Count, cells.Events));
        foreach (var step in cells.Steps)
        {
            Assert.InRange(exact.At(step.To).Survival, step.Lowest - Rounding, step.Highest + Rounding);
        }

        foreach (var p in Shares)
        {
            if (exact.Quantile(p).First is { } quantile && cells.First(p) is { Lowest: { } lowest, Highest: { } highest })
            {
                Assert.InRange(quantile, lowest, highest);
            }
        }

        const double Month = 30 * 86400.0;
        var mean = cells.RestrictedMean(Month);
        Assert.InRange(exact.RestrictedMean(Month).Mean, mean.Lowest!.Value - 1e-3, mean.Highest!.Value + 1e-3);
    }

    private static Int128 ExposureOf(ItemState item, Instant from, Instant to)
    {
        var (start, end) = (Instant.Max(item.IssuedAt, from), Instant.Min(item.RemovedAt ?? item.ReleasedAt ?? to, to));
        return item.IsMeasured() && end > start ? (Int128)end.ToMicros() - start.ToMicros() : 0;
    }

    private static ItemFilter[] Filters()
    {
        var providers = Items.CountBy(item => item.State.Provider).OrderByDescending(pair => pair.Value).Select(pair => pair.Key).ToArray();
        return
        [
            new(), new() { Category = "csam-known" }, new() { HostCountry = Items[0].State.HostCountry },
            .. Ranks.Where(at => at < providers.Length).Select(at => new ItemFilter { Provider = providers[at] }),
        ];
    }

    private static CellSet Cells()
    {
        var cells = new CellSet();
        foreach (var notice in Items.GroupBy(item => item.NoticeId))
        {
            cells.Add(NoticeCells.Of(notice.Select(item => item.State)));
        }

        return cells;
    }

    private static Instant Month(int year, int month) => Instant.FromUtc(year, month, 1, 0, 0);
}
