using Portal.Data.Cube;
using Portal.Data.Notices;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Cube;

/// <summary>Worked by hand: ways out, projections, the naive figure of closed items and the change of the mean.</summary>
public sealed class ContrastTests
{
    private const double Hour = 3600;

    private static readonly SliceWindow Window = new(At(-100), At(100), At(0));

    [Fact]
    public void WaysOut_MovedHost_IsNoRemovalAndNoCensoring()
    {
        // Ten items: removed after 1, 2, 3 h; moved after 1.5 h; four more removed after 4 h; released as a duplicate after 2.5 h; one open
        StoredItem[] items =
        [
            Removed(1, 1), Released(2, 1.5, "moved_host"), Removed(3, 2), Released(4, 2.5, "duplicate"), Removed(5, 3), .. Enumerable.Range(6, 4).Select(id => Removed(id, 4)), Open(10),
        ];
        var ways = WaysOut.Of(items, Window);

        Assert.Equal((10, 7, 1), (ways.Items, ways.Removed, ways.Moved));

        // S: 1 -> 9/10 (removed) -> 8/10 (moved) -> 7/10 (removed at 2 h, 8 at risk); the duplicate leaves at 2.5 h; at 3 h 6 are at risk
        Assert.Equal(0.1, ways.Curves.IncidenceAt(0, 1 * Hour), 12);
        Assert.Equal(0.1, ways.Curves.IncidenceAt(1, 2 * Hour), 12);
        Assert.Equal(0.2, ways.Curves.IncidenceAt(0, 2 * Hour), 12);
        Assert.Equal(0.2 + (0.7 / 6), ways.Curves.IncidenceAt(0, 3 * Hour), 12);
        Assert.Equal(0.1, ways.Curves.IncidenceAt(1, 24 * Hour), 12);
        Assert.Null(ways.WhyNoShareAt(24 * Hour));
        Assert.NotNull(ways.WhyNoShareAt(100 * Hour));
        Assert.NotNull(WaysOut.Of(items.Take(9), Window).WhyNoShare);
    }

    [Fact]
    public void ClosedOnly_OpenItems_AreLeftOutAndTheMedianIsTooShort()
    {
        StoredItem[] items = [.. Enumerable.Range(1, 10).Select(id => Removed(id, id)), .. Enumerable.Range(11, 30).Select(Open)];
        var report = SliceReport.Of(items, Window);

        // The fifth of ten took 5 h: the bucket that ends there is at most 1/65 of it wide
        Assert.Equal(10, report.ClosedOnly.Count);
        Assert.InRange(report.ClosedOnly.Median!.Value, 5 * Hour * 0.98, 5 * Hour);
        Assert.Null(report.ClosedOnly.NinetiethPercentile);
        Assert.Null(report.Period.Quantile(0.5).Value);
        Assert.Null(ClosedOnly.Of([1, 2, 3]).Median);
    }

    [Fact]
    public void Projection_OpenItemsWithALimitAhead_GoAsTheCurveDoes()
    {
        // Twelve removed after 1 to 12 h and twelve open at 50 h: S(6 h) = 18/24, S(24 h) = 1/2
        StoredItem[] seen = [.. Enumerable.Range(1, 12).Select(id => Removed(id, id)), .. Enumerable.Range(13, 12).Select(Open)];
        StoredItem[] items =
        [
            .. seen,
            .. Enumerable.Range(101, 9).Select(id => Waiting(id, limit: 6)), .. Enumerable.Range(201, 3).Select(id => Waiting(id, limit: 24)),
        ];
        var window = new SliceWindow(At(-100), At(0.0001), At(0));
        var period = RemovalEstimates.InPeriod(seen, window);
        var projection = Projection.Of(items.Select(item => item.State), period, window);

        Assert.Equal(12, projection.Items);
        Assert.Equal([new LimitCount(6 * 3600, 9), new LimitCount(24 * 3600, 3)], projection.ByLimit.Select(one => one.Limit));
        Assert.Equal(0.75, projection.ByLimit[0].LateOrOpen.Value!.Value, 12);
        Assert.Equal(0.5, projection.ByLimit[1].LateOrOpen.Value!.Value, 12);
        Assert.Equal(((9 * 0.75) + (3 * 0.5)) / 12, projection.LateOrOpen.Value!.Value, 12);
        Assert.NotNull(Projection.Of([], period, window).LateOrOpen.Because);
        Assert.NotNull(Projection.Of([Waiting(1, limit: 90).State], period, window).LateOrOpen.Because);
    }

    [Fact]
    public void Change_EveryItemTwoHoursSlower_IsTwoHoursWithAnIntervalAroundIt()
    {
        var (then, now) = (new SliceWindow(At(-2000), At(-1000), At(0)), new SliceWindow(At(-1000), At(-1), At(0)));
        var items = Enumerable.Range(0, 60).Select(id => Gone(id, -1900 + id, 1 + (id % 7)))
            .Concat(Enumerable.Range(100, 60).Select(id => Gone(id, -900 + id, 3 + ((id - 100) % 7)))).ToArray();
        var change = RemovalEstimates.InPeriod(items, now).RestrictedMeanSince(RemovalEstimates.InPeriod(items, then), 9 * Hour);

        Assert.Equal(2 * Hour, change.Value!.Value, 6);
        Assert.True(change.Interval.Lower < 2 * Hour && change.Interval.Upper > 2 * Hour && change.Interval.Lower > 0);
        Assert.True(change.BandInterval.Lower < 2 * Hour && change.BandInterval.Upper > 2 * Hour);
    }

    private static StoredItem Removed(int id, double after) => Stored(id, [Of(Issued, -50, notice: $"n{id}"), Of(EventType.Removed, -50 + after, notice: $"n{id}")]);

    private static StoredItem Gone(int id, double issued, double after) => Stored(id, [Of(Issued, issued, notice: $"n{id}"), Of(EventType.Removed, issued + after, notice: $"n{id}")]);

    private static StoredItem Released(int id, double after, string reason) => Stored(id, [Of(Issued, -50, notice: $"n{id}"), Of(Withdrawn, -50 + after, notice: $"n{id}", reason: reason)]);

    private static StoredItem Open(int id) => Stored(id, [Of(Issued, -50, notice: $"n{id}")]);

    private static StoredItem Waiting(int id, double limit) => Stored(id, [Of(Issued, 0, notice: $"n{id}")], limit);

    private static StoredItem Stored(long id, NoticeEvent[] events, double limit = 24) => new(id, id, true, Fold(limit).Fold(events).Single()) { Group = (int)(id % 20) };
}
