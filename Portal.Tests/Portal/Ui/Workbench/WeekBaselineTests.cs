using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Tests.Support;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Ui.Workbench;

/// <summary>The frozen baseline of a weekly chart is the first weeks there are: it stays when the year turns, and ever after.</summary>
public sealed class WeekBaselineTests
{
    private static readonly Instant FirstMonday = Instant.FromUtc(2025, 2, 3, 0, 0);

    [Fact]
    public async Task Baseline_ClockOnBothSidesOfNewYear_IsTheSameWeeksAndLimits()
    {
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 46, FirstMonday, 24, week => 4 + (week * 7 % 5))]);
        var clock = FixedClock.At(2025, 12, 31, 23, 59);
        var quality = new QualityModel(new DataQualityQueries(test.Database, new NoticeHistoryQueries(test.Database)), StoredItems.FoldsOf(test));
        var model = new ProviderFiguresModel(
            new CubeQueries(test.Database), new DueQueries(test.Database), new ReappearanceQueries(test.Database), new BaselineQueries(test.Database), quality, new ProviderStore(test.Database), clock);
        var before = await WeeksAsync(model);
        clock.Now = Instant.FromUtc(2026, 1, 1, 0, 1);
        var after = await WeeksAsync(model);
        clock.Now = Instant.FromUtc(2027, 3, 1, 0, 0);
        var later = await WeeksAsync(model);

        Assert.Null(before.Because);
        Assert.Equal("2025 W06 to 2025 W25, frozen", WeekWords.Baseline(before));
        Assert.Equal(before.Marks, after.Marks);
        Assert.Equal(WeekWords.Baseline(before), WeekWords.Baseline(later));
        Assert.Equal(before.Now.Centre, later.Now.Centre);
        Assert.Equal(before.Marks, later.Marks);
        Assert.Equal(20, WeekWords.Chart(later, "", "", _ => "", CultureInfo.InvariantCulture).Stretches.Single().BaselineWeeks);
    }

    private static async Task<WeeklyChart> WeeksAsync(ProviderFiguresModel model) =>
        (await model.LoadAllAsync(new Scope.All(), "all", PeriodChoice.Of(PeriodKind.LastYear), CancellationToken.None))!.Weeks;
}
