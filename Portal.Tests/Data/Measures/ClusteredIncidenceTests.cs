using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>Standard errors of competing ways out by notice, beside what they must come to whoever computes them.</summary>
public sealed class ClusteredIncidenceTests
{
    private static readonly string[] Causes = ["acknowledged", "removed"];
    private static readonly double[] Ages = [5, 20, 60];

    // Ages repeat, so that there are ties; every fifth item is still in
    private static readonly CompetingObservation[] Single = [.. Enumerable.Range(0, 120).Select(i => new CompetingObservation(1 + (i * 37 % 83), i % 5 == 0 ? null : Causes[i % 3 == 0 ? 1 : 0]))];

    [Fact]
    public void IncidenceErrorAt_NoticesWhoseItemsGoAlike_IsThatOfOneItemOfEach()
    {
        var alone = AalenJohansen.Estimate(Single, Causes);
        var copied = AalenJohansen.Estimate(
            [.. Single.SelectMany(one => Enumerable.Repeat(one, 7))], Causes, new ItemBonds.Known([.. Enumerable.Range(0, Single.Length).SelectMany(i => Enumerable.Repeat((long)i, 7))]));

        Assert.All(Ages, age => Assert.All([0, 1], cause =>
        {
            Assert.Equal(alone.IncidenceAt(cause, age), copied.IncidenceAt(cause, age), 12);
            Assert.Equal(alone.IncidenceErrorAt(cause, age), copied.IncidenceErrorAt(cause, age), 12);
            Assert.Equal(alone.IncidenceIntervalAt(cause, age).Upper!.Value, copied.IncidenceIntervalAt(cause, age).Upper!.Value, 12);
        }));
    }

    [Fact]
    public void IncidenceErrorAt_OneNoticeOrAllAlike_IsThatOfNoticesWhoseItemsGoTogether()
    {
        CompetingObservation[] notice = [new(1, Causes[0]), new(2, Causes[1]), new(3, null), new(4, null)];
        var one = AalenJohansen.Estimate(notice, Causes, new ItemBonds.Known([1, 1, 1, 1]));
        var two = AalenJohansen.Estimate([.. notice, .. notice], Causes, new ItemBonds.Known([1, 1, 1, 1, 2, 2, 2, 2]));

        Assert.Equal(2 * AalenJohansen.Estimate(notice, Causes).IncidenceErrorAt(0, 2), one.IncidenceErrorAt(0, 2), 12);
        Assert.Equal(one.IncidenceErrorAt(0, 2) / Math.Sqrt(2), two.IncidenceErrorAt(0, 2), 12);
        Assert.True(one.IncidenceIntervalAt(0, 2).Lower < one.IncidenceIntervalAt(0, 2).Upper);
    }

    [Fact]
    public void IncidenceErrorAt_NoticesOfUnequalItems_IsNearThatOfLeavingOutEachNotice()
    {
        // The first notices have four items that go one after the other
        CompetingObservation[] items = [.. Single.OrderBy(one => one.Cause).ThenBy(one => one.Exit)];
        long[] notices = [.. Enumerable.Range(0, items.Length).Select(i => (long)(i < 60 ? i / 4 : i))];
        var curves = AalenJohansen.Estimate(items, Causes, new ItemBonds.Known(notices));

        Assert.All(Ages, age =>
        {
            double[] without = [.. notices.Distinct().Select(left => AalenJohansen.Estimate([.. items.Where((_, i) => notices[i] != left)], Causes).IncidenceAt(0, age))];
            var jackknife = Math.Sqrt((without.Length - 1.0) / without.Length * without.Sum(value => Math.Pow(value - without.Average(), 2)));
            Assert.InRange(curves.IncidenceErrorAt(0, age), jackknife * 0.95, jackknife * 1.02);
            Assert.True(curves.IncidenceErrorAt(0, age) > AalenJohansen.Estimate(items, Causes).IncidenceErrorAt(0, age));
        });
    }
}
