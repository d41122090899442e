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

        Assert.Equal("no item was at risk", report.Period.Quantile(0.5).Because);
        Assert.Null(report.Period.SurvivalAt(3600).Value);
        Assert.Null(report.ShareOfSlowestTenth);
        Assert.Null(report.Reappearance.MeanBy(1));
    }

    [Fact]
    public void Quantile_NotReached_IsNoNumber()
    {
        var report = SliceReport.Of([Stored(1, Of(Issued, -60), Of(Removed, -50)), Stored(2, Of(Issued, -60)), Stored(3, Of(Issued, -60))], Window);

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
        StoredItem[] items =
        [
            Stored(1, Of(Issued, -60), Of(Acknowledged, -59), Of(Removed, -50)),
            Stored(2, Of(Issued, -60), Of(Removed, -58), Of(Acknowledged, -57)),
            Stored(3, Of(Issued, -60)),
        ];

        var acknowledgement = Acknowledgement.Of(items.Select(item => item.State), Window);

        Assert.Equal((3, 1, 2, 1), (acknowledgement.Items, acknowledgement.Acknowledged, acknowledgement.Removed, acknowledgement.RemovedUnacknowledged));
        Assert.Equal(1.0 / 3, acknowledgement.Curves.IncidenceAt(0, 86400), 12);
        Assert.Equal(0.5, acknowledgement.NeverAcknowledgedShare);
    }

    [Fact]
    public void Reappearance_BackTwice_CountsOnceForFirstAndTwiceForAll()
    {
        StoredItem[] items =
        [
            Stored(1, Of(Issued, -600), Of(Removed, -590), Of(Reappeared, -500), Of(Gone, -490), Of(Reappeared, -480)),
            Stored(2, Of(Issued, -600), Of(Removed, -590)),
            Stored(3, Of(Issued, -600), Of(Claimed, -590)),
        ];

        var reappearance = Reappearance.Of(items.Select(item => item.State), Window);

        Assert.Equal(2, reappearance.First.Count);
        Assert.Equal(0.5, reappearance.FirstBy(7 * 86400).Value!.Value, 12);
        Assert.Equal(1.0, reappearance.MeanBy(7 * 86400)!.Value.Mean, 12);
        Assert.NotNull(reappearance.FirstBy(30 * 86400).Because);
        Assert.Null(reappearance.MeanBy(30 * 86400));
    }

    [Fact]
    public void NoticeGroup_Count_IsThatOfTheJackknife() => Assert.Equal(Jackknife.Groups, NoticeGroup.Count);

    private static StoredItem Stored(long notice, params NoticeEvent[] events) => new(notice, notice, true, Fold().Fold(events).Single());
}
