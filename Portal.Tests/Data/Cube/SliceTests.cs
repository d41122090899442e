using Portal.Data.Cube;
using Portal.Data.Notices;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Cube;

public sealed class SliceTests
{
    /// <summary>The worked example of the methodology: limit 24 h; removed after 2, 5, 9, 30 h; open at 12, 40, 60 h.</summary>
    private static readonly StoredItem[] Worked =
    [
        Item(1, -60, 2), Item(2, -60, 5), Item(3, -60, 9), Item(4, -60, 30), Item(5, -12, null), Item(6, -40, null), Item(7, -60, null),
    ];

    private static readonly SliceWindow Window = new(At(-100), At(100), At(0));

    [Fact]
    public void OnTime_WorkedExample_IsThreeOfSix()
    {
        var onTime = OnTimeCounts.Of(Worked, Window);

        Assert.Equal((3, 3, 0, 6), (onTime.OnTime, onTime.Late, onTime.Undetermined, onTime.Due));
        Assert.Equal(0.5, onTime.Rate);
    }

    [Fact]
    public void Removal_WorkedExample_HasItsMedianAtThirtyHours()
    {
        var curve = RemovalTimes.OfCohort(Worked, Window);

        Assert.Equal(30 * 3600, curve.Quantile(0.5).Midpoint);
        Assert.Equal(0.571, curve.At(9 * 3600).Survival, 3);
        Assert.Equal(0.381, curve.At(30 * 3600).Survival, 3);
    }

    [Fact]
    public void Removal_ItemsOfOneNotice_HaveAWiderIntervalThanItemsOfMany()
    {
        StoredItem[] bundled = [.. Worked.Select((item, i) => item with { NoticeId = i < 4 ? 1 : 2 })];

        var apart = RemovalTimes.OfCohort(Worked, Window).At(9 * 3600);
        var together = RemovalTimes.OfCohort(bundled, Window).At(9 * 3600);

        Assert.Equal(apart.Survival, together.Survival);
        Assert.True(together.StandardError > apart.StandardError);
    }

    [Fact]
    public void Counts_AnyItems_AddUp()
    {
        var items = Worked.Select(item => item.State)
            .Append(Fold().Fold([Of(Issued, -5, notice: "v"), Of(Withdrawn, -1, notice: "v", reason: "void")])[0])
            .Append(Fold().Fold([Of(Issued, -5, notice: "p"), Of(Removed, -9, notice: "p")])[0])
            .Append(Fold().Fold([Of(Issued, -5, notice: "r"), Of(Withdrawn, -1, notice: "r", reason: "moved_host")])[0]);

        var counts = SliceCounts.Of(items, Window);

        Assert.Equal(new SliceCounts(10, 1, 1, 0, 4, 1, 2, 1), counts);
        Assert.Equal(counts.Issued, counts.Void + counts.PreResolved + counts.Contradictory + counts.Measured);
    }

    [Fact]
    public void Availability_SplitWindows_AddUpExactly()
    {
        var items = Worked.Select(item => item.State).ToArray();
        var whole = AvailabilityHours.Of(items, Window);
        var first = AvailabilityHours.Of(items, new SliceWindow(At(-100), At(-30), At(0)));
        var second = AvailabilityHours.Of(items, new SliceWindow(At(-30), At(100), At(0)));

        Assert.Equal(2 + 5 + 9 + 30 + 12 + 40 + 60, whole.Total, 9);
        Assert.Equal(6 + 16 + 36, whole.AfterLimit, 9);
        Assert.Equal(whole.BeforeLimit, first.BeforeLimit + second.BeforeLimit, 9);
        Assert.Equal(whole.AfterLimit, first.AfterLimit + second.AfterLimit, 9);
    }

    [Fact]
    public void Availability_Reappearance_AddsItsSpell()
    {
        var item = Fold().Fold([Of(Issued, -50), Of(Removed, -40), Of(Reappeared, -20), Of(Gone, -15)])[0];

        Assert.Equal(15, AvailabilityHours.Of([item], Window).Total, 9);
    }

    [Fact]
    public void Availability_ReturnAfterTheLimit_IsNoHourThatTheLimitWouldHaveSpared()
    {
        var item = Fold().Fold([Of(Issued, -90), Of(Removed, -60), Of(Reappeared, -50), Of(Seen, -45), Of(Gone, -40)])[0];
        var hours = AvailabilityHours.Of([item], Window);

        Assert.Equal((40, 6, 35), (hours.Total, hours.AfterLimit, hours.LowestTotal));
    }

    [Fact]
    public void Backlog_WorkedExample_SortsByAge()
    {
        var backlog = Backlog.At(Worked.Select(item => item.State), At(0));

        Assert.Equal((3, 2), (backlog.Open, backlog.Overdue));
        Assert.Equal([0, 1, 1, 1, 0, 0, 0], backlog.Bands.Select(band => band.Open));
        Assert.Equal(60, backlog.Oldest!.Value.TotalHours);
    }

    [Fact]
    public void OnTime_DeadlineBetweenChecks_IsUndetermined()
    {
        StoredItem[] items =
        [
            Stored(1, [Of(Issued, -60), Of(Seen, -37), Of(Gone, -34)]),
            Stored(2, [Of(Issued, -60), Of(Seen, -36), Of(Gone, -34)]),
            Stored(3, [Of(Issued, -60), Of(Gone, -36)]),
        ];

        var onTime = OnTimeCounts.Of(items, Window);

        Assert.Equal((1, 1, 1), (onTime.OnTime, onTime.Late, onTime.Undetermined));
        Assert.Equal(2.0 / 3, onTime.HighestRate);
    }

    private static StoredItem Item(long id, double issued, double? removedAfter) =>
        Stored(id, removedAfter is { } hours ? [Of(Issued, issued), Of(Removed, issued + hours)] : [Of(Issued, issued)]);

    private static StoredItem Stored(long id, NoticeEvent[] events) => new(id, id, true, Fold().Fold(events).Single());
}
