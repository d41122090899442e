using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>What a named event may do to a weekly chart, and what never.</summary>
public sealed class WeekStretchPropertyTests
{
    private static readonly Gen<WeekPoint[]> Weeks =
        from count in Gen.Choose(0, 70)
        from dues in Gen.Choose(8, 60).ArrayOf(count)
        from shares in Gen.Choose(0, 100).ArrayOf(count)
        from first in Gen.Choose(2900, 2950)
        select dues.Select((due, at) => new WeekPoint(first + at, (long)(due * shares[at] / 100.0), due)).ToArray();

    private static readonly Arbitrary<(WeekPoint[] Weeks, long[] Events)> Charts = (
        from weeks in Weeks
        from events in Gen.Choose(2890, 3030).ListOf()
        select (weeks, events.Select(week => (long)week).Take(5).ToArray())).ToArbitrary();

    [Fact]
    public void Of_EventsUpToTheFirstWeek_IsTheChartWithoutAny() => Prop.ForAll(Charts, chart =>
    {
        var first = WeeklyChart.OnChart(chart.Weeks) is [var point, ..] ? point.Week : long.MaxValue;
        return Same(WeeklyChart.Of(chart.Weeks), WeeklyChart.Of(chart.Weeks, chart.Events.Where(week => week <= first)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnyEvents_JudgesEachStretchAsASeriesOfItsOwn() => Prop.ForAll(Charts, chart =>
        WeeklyChart.Of(chart.Weeks, chart.Events).Stretches.All(stretch =>
            Same(stretch, WeeklyChart.Of([.. stretch.Marks.Select(mark => mark.Week)]).Now))).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnyEvents_KeepsEveryWeekOnceAndBeginsNewLimitsExactlyAtTheEvents() => Prop.ForAll(Charts, chart =>
    {
        var found = WeeklyChart.Of(chart.Weeks, chart.Events);
        WeekPoint[] kept = [.. found.Stretches.SelectMany(stretch => stretch.Marks).Select(mark => mark.Week)];
        return kept.SequenceEqual(WeeklyChart.OnChart(chart.Weeks))
            && found.Stretches.Zip(found.Stretches.Skip(1)).All(pair =>
                pair.First.Marks.All(mark => mark.Week.Week < pair.Second.Since) && pair.Second.Marks.All(mark => mark.Week.Week >= pair.Second.Since))
            && found.Stretches.Skip(1).All(stretch => chart.Events.Contains(stretch.Since!.Value))
            && found.Moves == found.Stretches.Count - 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_WeeksThatComeAfterAnEvent_NeverMoveTheLimitsBeforeIt() => Prop.ForAll(Charts, chart =>
    {
        if (WeeklyChart.Of(chart.Weeks, chart.Events).Stretches is not [var before, { Since: { } at }, ..])
        {
            return true;
        }

        var later = WeeklyChart.Of([.. chart.Weeks.Where(week => week.Week < at), new WeekPoint(at, 1, 500), new WeekPoint(at + 1, 500, 500)], [at]);
        return Same(before, later.Stretches[0]);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(11, false, false)]
    [InlineData(12, true, true)]
    [InlineData(19, true, true)]
    [InlineData(20, true, false)]
    public void Of_WeeksSinceAnEvent_HaveTheLimitsOfANewSeries(int since, bool hasLimits, bool isTrial)
    {
        WeekPoint[] weeks = [.. Enumerable.Range(0, 30 + since).Select(week => new WeekPoint(week, 30 + (week % 3) - (week < 30 ? 0 : 15), 40))];

        var chart = WeeklyChart.Of(weeks, [30]);

        Assert.Equal(hasLimits, chart.Now.Because is null);
        Assert.Equal(isTrial, chart.Now.IsTrial);
        Assert.All(chart.Now.Marks, mark => Assert.Equal(hasLimits, mark.Limits.Lower is not null));
        Assert.Null(chart.Because);
        Assert.Equal(weeks.Length, chart.Marks.Count);

        // Without the event the fall by fifteen of forty items lies far outside; the weeks before it keep their limits
        Assert.NotNull(WeeklyChart.Of(weeks).Now.AlertSince);
        Assert.Null(chart.Now.AlertSince);
        Assert.All(chart.Now.Marks, mark => Assert.False(mark.IsOutside));
        Assert.Equal(WeeklyChart.Of(weeks).Marks.Take(30).Select(mark => mark.Limits), chart.Marks.Take(30).Select(mark => mark.Limits));
    }

    [Fact]
    public void Of_AnEventWhileAnAlertStands_KeepsTheAlertInTheStretchBefore()
    {
        WeekPoint[] weeks = [.. Enumerable.Range(0, 50).Select(week => new WeekPoint(week, (week < 35 ? 78 : 60) + (week % 5), 100))];

        var chart = WeeklyChart.Of(weeks, [44]);

        Assert.InRange(chart.Stretches[0].AlertSince!.Value, 35, 38);
        Assert.Equal(44, chart.Now.Since);
        Assert.Null(chart.Now.AlertSince);
    }

    private static bool Same(WeeklyChart one, WeeklyChart other) =>
        one.Because == other.Because && one.Stretches.Count == other.Stretches.Count && one.Stretches.Zip(other.Stretches).All(pair => Same(pair.First, pair.Second));

    private static bool Same(WeekStretch one, WeekStretch other) =>
        one with { Since = null, Marks = other.Marks } == other with { Since = null } && one.Marks.SequenceEqual(other.Marks);
}
