using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
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
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. Enumerable.Range(0, 46).SelectMany(Week)]);
        var clock = FixedClock.At(2025, 12, 31, 23, 59);
        var quality = new QualityModel(new DataQualityQueries(test.Database, new NoticeHistoryQueries(test.Database)));
        var model = new ProviderFiguresModel(
            new CubeQueries(test.Database), new DueQueries(test.Database), new ReappearanceQueries(test.Database), quality, new ProviderStore(test.Database), clock);
        var before = await WeeksAsync(model);
        clock.Now = Instant.FromUtc(2026, 1, 1, 0, 1);
        var after = await WeeksAsync(model);
        clock.Now = Instant.FromUtc(2027, 3, 1, 0, 0);
        var later = await WeeksAsync(model);

        Assert.Null(before.Because);
        Assert.Equal("2025 W06 to 2025 W25, frozen", WeekWords.Baseline(before));
        Assert.Equal(before.Marks, after.Marks);
        Assert.Equal(WeekWords.Baseline(before), WeekWords.Baseline(later));
        Assert.Equal(before.Centre, later.Centre);
        Assert.Equal(before.Marks, later.Marks);
        Assert.Equal(20, WeekWords.Chart(later, "", "", CultureInfo.InvariantCulture).BaselineWeeks);
    }

    private static async Task<WeeklyChart> WeeksAsync(ProviderFiguresModel model) =>
        (await model.LoadAllAsync(new Scope.All(), "all", PeriodChoice.Of(PeriodKind.LastYear), CancellationToken.None))!.Weeks;

    // Twenty-four items a week with a limit of a day; some of them are removed after two
    private static IEnumerable<NoticeEvent> Week(int week) => Enumerable.Range(0, 24).SelectMany(item =>
    {
        var issued = (FirstMonday + Duration.FromDays(7 * week) - Events.Start).TotalHours;
        var name = $"w{week}-{item}";
        NoticeEvent Of(EventType type, double hours) => Events.Of(type, hours, notice: name, item: name, provider: type == EventType.Issued ? "syn-001" : null, source: "synthetic");
        return new[] { Of(EventType.Issued, issued) with { LimitSeconds = 86_400 }, Of(EventType.Delivered, issued), Of(EventType.Removed, issued + (item < 4 + (week * 7 % 5) ? 48 : 6)) };
    });
}
