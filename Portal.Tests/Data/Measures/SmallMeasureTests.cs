using NodaTime;
using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>Worked examples of the small calculators.</summary>
public sealed class SmallMeasureTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 0, 0);

    [Fact]
    public void Jackknife_MeanOfEqualGroups_HasTheErrorOfTheMean()
    {
        double[] groups = [.. Enumerable.Range(0, 20).Select(i => (double)i)];

        var estimate = Assert.IsType<Estimate.Known>(Jackknife.Of(groups, kept => kept.Average(), 20));

        // Sample standard deviation 5.9161 over root 20, times t(19) = 2.0930.
        Assert.Equal(9.5, estimate.Point);
        Assert.Equal(2.0930240544 * Math.Sqrt(35.0 / 20), estimate.Interval.Upper!.Value - 9.5, 8);
    }

    [Fact]
    public void Jackknife_ShareNearOneOnTheLogLogScale_StaysInsideAndLiesAroundWhatItIsTold()
    {
        double[] groups = [0.9, 0.97, 0.99, 0.995];

        var own = Assert.IsType<Estimate.Known>(Jackknife.Of(groups, kept => kept.Average(), 4, JackknifeScale.LogLog));
        var moved = Assert.IsType<Estimate.Known>(Jackknife.Of(groups, kept => kept.Average(), 4, JackknifeScale.LogLog, around: 0.5));

        Assert.InRange(own.Interval.Upper!.Value, own.Point, 1 - 1e-9);
        Assert.InRange(own.Interval.Lower!.Value, 0.5, own.Point);
        Assert.True(moved.Interval.Lower < 0.5 && moved.Interval.Upper > 0.5);
        Assert.Equal(own.Point, moved.Point);
    }

    [Fact]
    public void Jackknife_FigureReachedByOneGroupAlone_IsNotEstimable() => Assert.IsType<Estimate.NotEstimable>(
        Jackknife.Of([1, 2, 3], kept => kept.Contains(2) ? 1.0 : null, 3));

    [Fact]
    public void Exposure_SpellAcrossNoticeAndDeadline_SplitsAtBoth()
    {
        var item = new ExposureItem(Start, Start + Duration.FromHours(5), Start + Duration.FromHours(29), Start + Duration.FromHours(50));

        var exposure = Exposure.Within([item], Start + Duration.FromHours(1), Start + Duration.FromHours(40));

        Assert.Equal(new Exposure(Duration.FromHours(4), Duration.FromHours(24), Duration.FromHours(11)), exposure);
    }

    [Fact]
    public void Exposure_SplitWindows_AddUp()
    {
        var item = new ExposureItem(Start, Start + Duration.FromHours(5), null, null);
        var (middle, end) = (Start + Duration.FromHours(7), Start + Duration.FromHours(30));

        Assert.Equal(
            Exposure.Within([item], Start, end),
            Exposure.Within([item], Start, middle) + Exposure.Within([item], middle, end));
    }

    [Fact]
    public void Concentration_OneItemOfTenHoldsHalf_IsHalf() => Assert.Equal(
        0.5, Exposure.ConcentrationOfSlowestTenth([.. Enumerable.Repeat(Duration.FromHours(1), 9), Duration.FromHours(9)]));

    [Fact]
    public void FlowIdentities_CountsThatAddUp_HaveNoDifference()
    {
        Assert.Equal(0, FlowIdentities.BacklogDifference(10, 5, 7, 1, 7));
        Assert.Equal(0, FlowIdentities.AgeingDifference(10, 6, 4));
        Assert.Equal(1000 + 50 - 30, FlowIdentities.ExposureSeconds(10, 100, 50, 30));
    }

    [Fact]
    public void LittlesLaw_ReportThatLeavesTheSlowOut_IsFarBelowOne() =>
        Assert.Equal(0.588, LittlesLaw.Ratio(8.4, 4500, 315)!.Value, 3);

    [Fact]
    public void IndirectStandardisation_SameRatesInEveryStratum_GiveRatiosOfOne()
    {
        StratumCount[] counts = [new("a", "easy", 10, 100), new("a", "hard", 5, 10), new("b", "easy", 1, 10), new("b", "hard", 50, 100)];

        var ratios = IndirectStandardisation.Compare(counts);

        Assert.All(ratios, ratio => Assert.Equal(1, ratio.Ratio!.Value, 12));
    }

    [Fact]
    public void LogRank_OneGroup_IsNotDefined() => Assert.Null(LogRank.Compare([[new(1, true)]]).ChiSquare);

    [Fact]
    public void WallClock_CalendarDayOverTheSpringChange_EndsAtTheSameLocalTime()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Brussels"];
        var local = new LocalDateTime(2024, 3, 30, 18, 0);
        var start = WallClock.Resolve(local, zone);

        Assert.Equal(Instant.FromUtc(2024, 3, 31, 17, 0), WallClock.ElapsedDeadline(start, 24));
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 16, 0), WallClock.CalendarDeadline(local, zone, 24));
        Assert.Null(WallClock.CalendarDeadline(local, zone, 36));
    }

    [Fact]
    public void WallClock_SkippedLocalTime_TakesTheOffsetBeforeTheGap() => Assert.Equal(
        Instant.FromUtc(2024, 3, 31, 1, 30),
        WallClock.Resolve(new LocalDateTime(2024, 3, 31, 2, 30), DateTimeZoneProviders.Tzdb["Europe/Brussels"]));
}
