using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>What came back, with its intervals, beside the same computed from every single item.</summary>
public sealed class ReappearanceContract
{
    private const double Day = 86400;
    private static readonly SliceWindow Window = new(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Read_EveryScope_HasTheErrorOfTheItemsThatItMaySee(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 3000, 61);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var items = SyntheticNotices.Items(events);
        var (provider, host) = (items.CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key, items.CountBy(item => item.State.HostCountry).MaxBy(pair => pair.Value).Key);
        (Scope Scope, Func<ItemState, bool> Sees)[] scopes =
        [
            (new Scope.All(), _ => true), (new Scope.OfProvider(provider), item => item.Provider == provider),
            (new Scope.OfJurisdiction(host), item => item.HostCountry == host || item.IssuerCountry == host),
        ];
        foreach (var (scope, sees) in scopes)
        {
            var exact = Reappearance.Of(items.Where(item => sees(item.State)), Window);
            var cells = Assert.IsType<CubeAnswer.Served>(await new CubeQueries(test.Database).ReportAsync(scope, new ItemFilter(), Window, null, CancellationToken.None)).Report.Reappearance;
            var found = await new ReappearanceQueries(test.Database).ReadAsync(scope, new ItemFilter(), Window, cells, CancellationToken.None);

            Assert.Equal(exact.All.Events, found.Items!.Sum(item => item.BackAt.Count));
            Assert.Equal(cells.Events, exact.All.Events);
            foreach (var days in (int[])[30, 90])
            {
                var (all, mean) = (exact.MeanBy(days * Day)!.Value, found.MeanBy(days * Day));
                Assert.InRange(mean.Value!.Value, all.Mean * 0.95, all.Mean * 1.05);
                Assert.InRange(found.ErrorBy(days * Day, found.Items!), all.RobustError * 0.9, all.RobustError * 1.1);
                var (read, ofItems) = (((IReturnMeasures)found).ReadMean(days * Day), ((IReturnMeasures)exact).ReadMean(days * Day));
                Assert.InRange(read.RobustError!.Value, ofItems.RobustError!.Value * 0.9, ofItems.RobustError.Value * 1.1);
                Assert.Equal((cells.MeanBy(days * Day), (string?)null), (read.Bounds!.Value, read.WhyNoError));
                Assert.InRange(Width(found.ReadFirst(days * Day).Figure), Width(exact.FirstBy(days * Day)) * 0.9, Width(exact.FirstBy(days * Day)) * 1.1);
                Assert.True(mean.Interval.Lower < mean.Value && mean.Value < mean.Interval.Upper && mean.Because is null);
            }
        }
    }

    [Fact]
    public void MeanBy_TooManyOrNoneOrFew_SaysWhyThereIsNoInterval()
    {
        var cells = Cells(50, (Day, 3, 4));

        Assert.NotNull(new ReappearanceFigures(cells, null, Window.AsOf).MeanBy(30 * Day).Because);
        Assert.NotNull(new ReappearanceFigures(Cells(50), [], Window.AsOf).MeanBy(30 * Day).Because);
        Assert.Null(new ReappearanceFigures(Cells(9, (Day, 3, 4)), [], Window.AsOf).MeanBy(30 * Day).Value);
        Assert.NotNull(new ReappearanceFigures(cells, [], Window.AsOf).MeanBy(365 * Day).Because);

        // An error of nothing would say that none could ever come back
        Assert.All((IReturnMeasures[])[Cells(50), new ReappearanceFigures(Cells(50), [], Window.AsOf), cells, new ReappearanceFigures(cells, null, Window.AsOf)], one =>
        {
            var read = one.ReadMean(30 * Day);
            Assert.True(read is { Mean: not null, RobustError: null, WhyNoError: not null });
        });
    }

    private static double Width(RemovalFigure figure) => figure.BandInterval.Upper!.Value - figure.BandInterval.Lower!.Value;

    private static CellReappearance Cells(long removed, params (double Age, long First, long All)[] steps) => new([new ReturnMonth([(100, removed)], steps)], widestEffect: 1);
}
