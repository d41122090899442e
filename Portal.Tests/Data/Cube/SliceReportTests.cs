using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Cube;

public sealed class SliceReportTests
{
    private static readonly SliceWindow Window = new(At(-1000), At(1000), At(0));

    [Fact]
    public void Of_NoItems_SaysWhyThereIsNoFigure()
    {
        var report = SliceReport.Of([], Window);

        Assert.Equal("at no age were ten items at risk together", report.Period.Quantile(0.5).Because);
        Assert.Equal("no item was at risk", report.Cohort.Quantile(0.5).Because);
        Assert.Null(report.Period.SurvivalAt(3600).Value);
        Assert.Null(report.ShareOfSlowestTenth);
        Assert.Null(report.Reappearance.MeanBy(1));
    }

    [Fact]
    public void Quantile_NotReached_IsNoNumber()
    {
        var report = SliceReport.Of(
            [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? Stored(i, Of(Issued, -60), Of(Removed, -50)) : Stored(i, Of(Issued, -60)))], Window);

        Assert.Null(report.Cohort.Quantile(0.9).Value);
        Assert.NotNull(report.Cohort.Quantile(0.9).Because);
        Assert.Equal(2.0 / 3, report.Cohort.SurvivalAt(24 * 3600).Value!.Value, 12);
        Assert.Equal("no item was followed to this age", report.Cohort.SurvivalAt(61 * 3600).Because);
    }

    [Fact]
    public void Quantile_ItemsOfFewNotices_HasAWiderIntervalThanIndependentItems()
    {
        StoredItem[] items = [.. Enumerable.Range(0, 400).Select(i => Stored(i % 20, Of(Issued, -900), Of(Removed, -899 + (i % 20 * 3) + (i * 0.001))))];

        var median = SliceReport.Of(items, Window).Cohort.Quantile(0.5);
        var independent = KaplanMeier.Estimate(items.Select(item => new SurvivalObservation((item.State.RemovedAt!.Value - item.State.IssuedAt).TotalSeconds, true)))
            .Quantile(0.5).Interval(BandKind.LogLog);

        Assert.True(median.Interval.Upper - median.Interval.Lower > 2 * (independent.Upper - independent.Lower));
    }

    [Fact]
    public void Acknowledgement_RemovedFirst_CompetesInsteadOfBeingCensored()
    {
        StoredItem[] items = Five(
            Stored(1, Of(Issued, -60), Of(Acknowledged, -59), Of(Removed, -50)),
            Stored(2, Of(Issued, -60), Of(Removed, -58), Of(Acknowledged, -57)),
            Stored(3, Of(Issued, -60)));

        var acknowledgement = Acknowledgement.Of(items, Window);

        Assert.Equal((15, 5, 10, 5), (acknowledgement.Items, acknowledgement.Acknowledged, acknowledgement.Removed, acknowledgement.RemovedUnacknowledged));
        Assert.Equal(1.0 / 3, acknowledgement.Curves.IncidenceAt(0, 86400), 12);
        Assert.Equal(0.5, acknowledgement.NeverAcknowledgedShare);
    }

    [Fact]
    public void Reappearance_BackTwice_CountsOnceForFirstAndTwiceForAll()
    {
        StoredItem[] items = Five(
            Stored(1, Of(Issued, -600), Of(Removed, -590), Of(Reappeared, -500), Of(Gone, -490), Of(Reappeared, -480)),
            Stored(2, Of(Issued, -600), Of(Removed, -590)),
            Stored(3, Of(Issued, -600), Of(Claimed, -590)));

        var reappearance = Reappearance.Of(items, Window);

        Assert.Equal(10, reappearance.First.Count);
        Assert.Equal(0.5, reappearance.FirstBy(7 * 86400).Value!.Value, 12);
        Assert.Equal(1.0, reappearance.MeanBy(7 * 86400)!.Value.Mean, 12);
        Assert.NotNull(reappearance.FirstBy(30 * 86400).Because);
        Assert.Null(reappearance.MeanBy(30 * 86400));
    }

    [Fact]
    public void NoticeGroup_Count_IsThatOfTheJackknife() => Assert.Equal(Jackknife.Groups, NoticeGroup.Count);

    [Theory]
    [InlineData(9, 0.5, false)]
    [InlineData(10, 0.5, true)]
    [InlineData(49, 0.9, false)]
    [InlineData(50, 0.9, true)]
    [InlineData(99, 0.95, false)]
    [InlineData(100, 0.95, true)]
    public void Quantile_FewItems_NeedsAsManyAsItsTailRestsOn(int items, double p, bool isShown)
    {
        var report = SliceReport.Of([.. Enumerable.Range(0, items).Select(i => Stored(i, Of(Issued, -900), Of(Removed, -899 + i)))], Window);

        var figure = report.Cohort.Quantile(p);

        Assert.Equal(isShown, figure.Value is not null);
        Assert.Equal(isShown, figure.Because is null);
    }

    [Fact]
    public void Shares_NineItems_GiveWayToTheirCounts()
    {
        var report = SliceReport.Of([.. Enumerable.Range(0, 9).Select(i => Stored(i, Of(Issued, -60), Of(Acknowledged, -55), Of(Removed, -50)))], Window);

        Assert.Equal((9, 9), (report.Slice.OnTime.Due, report.Slice.OnTime.OnTime));
        Assert.NotNull(report.Slice.OnTime.WhyNoRate);
        Assert.NotNull(report.Acknowledgement.WhyNoShare);
        Assert.NotNull(report.Reappearance.FirstBy(3600).Because);
        Assert.NotNull(report.Cohort.SurvivalAt(3600).Because);
        Assert.NotNull(report.Cohort.RestrictedMean(3600).Because);
        Assert.Null(report.Slice.OpenShare);
        Assert.Null(report.ShareOfSlowestTenth);
        Assert.Null(report.Acknowledgement.NeverAcknowledgedShare);
    }

    [Fact]
    public void Period_TinyFirstRiskSets_StartsWhereTenAreAtRiskAndSaysSo()
    {
        // Two items watched from their issue fall at once; twenty more enter at the age of 100 hours
        var window = new SliceWindow(At(-200), At(0), At(0));
        StoredItem[] items =
        [
            .. Enumerable.Range(0, 2).Select(i => Stored(i, Of(Issued, -150), Of(Removed, -149))),
            .. Enumerable.Range(2, 20).Select(i => Stored(i, Of(Issued, -300), Of(Removed, -150 + i))),
        ];

        var period = SliceReport.Of(items, window).Period;

        Assert.Equal(100 * 3600, period.Curve.StartAge, 1);
        Assert.Equal(20, period.Curve.Count);
        Assert.Equal(1, period.Curve.At(120 * 3600).Survival);
        Assert.InRange(period.Quantile(0.5).Value!.Value / 3600, 160, 163);
        Assert.NotNull(period.SurvivalAt(3600).Because);
        Assert.NotNull(period.RestrictedMean(3600).Because);
        Assert.Equal(0, KaplanMeier.Estimate([new(1, true), new(1, true), new(99, 170, true)]).At(2).Survival);
    }

    private static StoredItem[] Five(params StoredItem[] items) =>
        [.. Enumerable.Range(0, 5).SelectMany(copy => items.Select(item => item with { NoticeId = item.NoticeId + (10 * copy) }))];

    private static StoredItem Stored(long notice, params NoticeEvent[] events) => new(notice, notice, true, Fold().Fold(events).Single());
}
