using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Seeding;

/// <summary>
/// The coverage study counts how often intervals from the items hold the truth; stored cells must give the same intervals, or its result would
/// say nothing of the pages that read cells. A few worlds, over whole months, both ways.
/// </summary>
public sealed class CoverageCellsTests
{
    private const double Day = 86_400;
    private const int Worlds = 6;

    [Fact]
    public void Intervals_OutOfCells_HoldTheTruthWhereThoseOfTheItemsDo()
    {
        var (both, either, shown) = (0, 0, 0);
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new SyntheticWorld(new GeneratorOptions { Profile = GeneratorProfile.All.Single(one => one.Name == "clean"), Items = 20_000, Seed = seed });
            var (from, to) = (DayOf(world, 2025, 7), DayOf(world, 2025, 10));
            var items = CoverageItems.Of(world, new NoticeArrivals(world), from, to);
            var window = new SliceWindow(At(world, from), At(world, to), At(world, to));
            var law = new SliceLaw(world, null, CoverageTruth.Ages);
            var report = new CubeReport(new CellReading(CoverageSlice.Cells(items.Select(item => CoverageSlice.SeenAt(item, window.AsOf))), window.AsOf, groups: true), window, isSynthetic: true, seq: 1, () => "");

            EstimateBounds.AssertHeld(RemovalEstimates.InPeriod(items, window), report.Period);
            EstimateBounds.AssertHeld(RemovalEstimates.OfCohort(items, window), report.Cohort);
            Compare(RemovalEstimates.InPeriod(items, window), report.Period, new CoverageTruth(law.Period(from, to)));
            Compare(RemovalEstimates.OfCohort(items, window), report.Cohort, new CoverageTruth(law.Cohort(from, to)));
            Assert.Equal(OnTimeCounts.Of(items, window).Interval, report.OnTime.Interval);
        }

        // Most hold the truth, and hardly one holds it one way and not the other: its end would lie within the width of a bucket of the truth
        Assert.True(shown >= Worlds * 6, $"{shown} shown");
        Assert.True(either - both <= 2, $"{both} of {either}");
        Assert.True(both > 0.8 * shown, $"{both} of {shown}");

        void Compare(RemovalEstimates exact, CellEstimates cells, CoverageTruth truth)
        {
            Agree(exact.SurvivalAt(Day), cells.SurvivalAt(Day).Figure, truth.StillOnlineAt(Day), 0.01);
            Agree(exact.SurvivalAt(7 * Day), cells.SurvivalAt(7 * Day).Figure, truth.StillOnlineAt(7 * Day), 0.05);
            Agree(exact.Quantile(0.5), cells.Quantile(0.5).Figure, truth.Quantile(0.5), 0.06);
        }

        void Agree(RemovalFigure exact, RemovalFigure cells, double? truth, double tolerance)
        {
            Assert.Equal(exact.Because, cells.Because);
            if (exact.Interval is not { Lower: { } low, Upper: { } high } || truth is not { } value)
            {
                return;
            }

            Assert.InRange(cells.Value!.Value, exact.Value!.Value * (1 - tolerance), exact.Value.Value * (1 + tolerance));
            Assert.InRange(cells.Interval.Lower!.Value, low * (1 - tolerance), low * (1 + tolerance));
            Assert.InRange(cells.Interval.Upper!.Value, high * (1 - tolerance), high * (1 + tolerance));
            var (holds, alsoHolds) = (low <= value && value <= high, cells.Interval.Lower <= value && value <= cells.Interval.Upper);
            shown++;
            both += holds && alsoHolds ? 1 : 0;
            either += holds || alsoHolds ? 1 : 0;
        }
    }

    private static int DayOf(SyntheticWorld world, int year, int month) => (int)(Instant.FromUtc(year, month, 1, 0, 0) - world.Start).TotalDays;

    private static Instant At(SyntheticWorld world, int day) => world.Start + Duration.FromDays(day);
}
