using Portal.Data.Measures;
using Portal.Data.Seeding;

namespace Portal.Tests.Data.Measures;

/// <summary>Which chart weeks get, and what it says; the limits themselves are held to the oracle of control charts.</summary>
public sealed class WeeklyChartTests
{
    [Fact]
    public void Of_ElevenWeeks_IsNoChart() => Assert.NotNull(WeeklyChart.Of(Weeks(11, 40, week => 30 + (week % 3))).Because);

    [Fact]
    public void Of_WeeksWithFewerThanTenDue_AreLeftOut()
    {
        var chart = WeeklyChart.Of([.. Weeks(30, 40, week => 30 + (week % 3)).Select(week => week.Week == 5 ? week with { OnTime = 9, Due = 9 } : week)]);

        Assert.Null(chart.Because);
        Assert.DoesNotContain(chart.Marks, mark => mark.Week.Week == 5);
        Assert.Equal(29, chart.Marks.Count);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(19, true)]
    [InlineData(20, false)]
    [InlineData(60, false)]
    public void Of_FewerThanTwentyWeeks_HasTrialLimits(int weeks, bool isTrial) => Assert.Equal(isTrial, WeeklyChart.Of(Weeks(weeks, 40, week => 30 + (week % 3))).Now.IsTrial);

    [Fact]
    public void Of_TwentyDueInEveryWeekOfTheBaseline_IsPrimeAndElseIndividuals()
    {
        Assert.True(WeeklyChart.Of(Weeks(30, 20, week => 14 + (week % 3))).Now.IsPrime);

        var few = WeeklyChart.Of(Weeks(30, 19, week => 13 + (week % 3)));
        Assert.False(few.Now.IsPrime);

        // 13, 14, 15 of 19 in turn: mean moving range of the first 20 weeks (13 steps of one, 6 of two) / 19 = 25/19 items
        var centre = Enumerable.Range(0, 20).Average(week => (13 + (week % 3)) / 19.0);
        Assert.Equal(centre, few.Now.Centre!.Value, 12);
        Assert.Equal(centre + (2.66 * 25 / 19 / 19), few.Marks[0].Limits.Upper!.Value, 12);
        Assert.Null(few.Now.AlertSince);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(25)]
    public void IndividualsChart_TheSameValueEveryWeek_MarksNothing(int weeks)
    {
        foreach (var share in (double[])[0.1, 0.3, 0.7, 0.8, 0.9, 29 / 30.0])
        {
            var chart = new IndividualsChart([.. Enumerable.Repeat(share, weeks)], weeks, isScreened: false);

            Assert.Equal(share, chart.Centre);
            Assert.Empty(chart.Outside);
            Assert.Empty(chart.OneSide);
        }
    }

    [Fact]
    public void Of_TheSameShareEveryWeek_HasNoLimits() => Assert.NotNull(WeeklyChart.Of(Weeks(30, 40, _ => 40)).Because);

    [Fact]
    public void AlertSince_ShareFallsForGood_IsTheFirstWeekOfTheStandingAlert()
    {
        var weeks = Weeks(60, 100, week => week < 40 ? 78 + (week % 5) : 60);
        var chart = WeeklyChart.Of(weeks);

        // sigma of 100 items at 80 % is 0.04, sigma_z from the baseline's ranges; the fall of 0.2 is far beyond, so the second or third week passes 5
        Assert.InRange(chart.Now.AlertSince!.Value, 40, 42);
        Assert.Equal(-1, chart.Now.Variation);
        Assert.All(chart.Marks.Where(mark => mark.Week.Week >= 40), mark => Assert.True(mark.IsOutside && mark.Signal == -1));
    }

    [Theory]
    [InlineData(20, 0.005)]
    [InlineData(20, 0.05)]
    [InlineData(60, 0.02)]
    [InlineData(200, 0.2)]
    public void AlertSince_StableProviderWithFewLate_HardlyEverComesInAYear(int due, double late)
    {
        var alerts = 0;
        for (var provider = 0UL; provider < 300; provider++)
        {
            var draws = CounterRandom.For(5, 77, provider);
            var weeks = Weeks(72, due, week => due - Enumerable.Range(0, due).Count(item => draws.Uniform((ulong)((week * due) + item)) < late));
            alerts += Enumerable.Range(0, 18).Any(third => WeeklyChart.Of(weeks[..(21 + (3 * third))]).Now.AlertSince is not null) ? 1 : 0;
        }

        // With z' alone 63, 15, 15 and 4 in a hundred; by chance fewer than ten of 300 where the truth is below 1 in a hundred
        Assert.True(alerts < 10, $"{alerts} of 300 stable providers");
    }

    [Fact]
    public void AlertSince_ShareComesBack_StandsNoLonger()
    {
        var chart = WeeklyChart.Of(Weeks(104, 100, week => week is >= 40 and < 44 ? 70 : 78 + (week % 5)));

        Assert.Null(chart.Now.AlertSince);
        Assert.Contains(chart.Marks, mark => mark.Signal == -1);
    }

    [Fact]
    public void Signal_SevenWeeksUp_AreAllMarkedUpwards()
    {
        var chart = WeeklyChart.Of(Weeks(40, 400, week => week < 30 ? 300 + (20 * (week % 2)) : 290 + (4 * (week - 30))));

        Assert.All(chart.Marks.Where(mark => mark.Week.Week is > 31 and < 40), mark => Assert.Equal(1, mark.Signal));
    }

    private static WeekPoint[] Weeks(int count, long due, Func<int, long> onTime) => [.. Enumerable.Range(0, count).Select(week => new WeekPoint(week, onTime(week), due))];
}
