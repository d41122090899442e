using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Regulators.Providers;
using Portal.Tests.Support;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Regulators;

/// <summary>What the list of providers keeps between two looks, and when it must not.</summary>
public sealed class ProviderListTests
{
    private static readonly Scope Xa = new Scope.OfJurisdiction("XA");
    private static readonly Instant FirstMonday = Instant.FromUtc(2025, 2, 3, 0, 0);
    private static readonly Instant Noon = Instant.FromUtc(2025, 12, 30, 12, 0);

    [Fact]
    public async Task List_SecondLook_IsKeptUntilAnImportAndThenFresh()
    {
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12)]);
        var (model, clock) = ModelOf(test);
        var first = await LoadAsync(model, Xa);
        clock.Now = Noon + Duration.FromMinutes(1);
        var second = await LoadAsync(model, Xa);
        await SyntheticNotices.AppendAsync(test, [.. WeekEvents.Of("syn-002", 30, FirstMonday, 12)]);
        var third = await LoadAsync(model, Xa);

        Assert.Equal(first.Window, second.Window);
        Assert.Same(first.Rows[0].Numbers, second.Rows[0].Numbers);
        Assert.Equal(["syn-001"], second.Rows.Select(row => row.Provider.Code));
        Assert.Equal(clock.Now, third.Window.AsOf);
        Assert.Equal([("syn-001", 480), ("syn-002", 360)], third.Rows.Select(row => (row.Provider.Code, row.Numbers.OnTime.Due)));
        Assert.Equal(30, third.Rows[1].Weeks.Marks.Count);
        Assert.Equal(2, third.Comparison.Funnel.Providers);
    }

    [Fact]
    public async Task List_OtherEyes_NeverGetWhatWasKept()
    {
        var elsewhere = WeekEvents.Of("syn-002", 30, FirstMonday, 12).Select(one => one.Type == EventType.Issued ? one with { IssuerCountry = "XC", HostCountry = "XD" } : one);
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12), .. elsewhere]);
        var (model, _) = ModelOf(test);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(["syn-001", "syn-002"], (await LoadAsync(model, new Scope.All())).Rows.Select(row => row.Provider.Code));
            Assert.Equal(["syn-001"], (await LoadAsync(model, Xa)).Rows.Select(row => row.Provider.Code));
            Assert.Equal(["syn-002"], (await LoadAsync(model, new Scope.OfJurisdiction("XC"))).Rows.Select(row => row.Provider.Code));
            Assert.Empty((await LoadAsync(model, new Scope.OfJurisdiction("XQ"))).Rows);
        }
    }

    [Fact]
    public async Task List_LimitsThatRanOut_CountAfterFiveMinutesAndWholeOnTheNextDay()
    {
        // Still online, its limit at ten past noon of the day of looking
        NoticeEvent[] open =
        [
            Events.Of(EventType.Issued, (Noon - Duration.FromMinutes(1430) - Events.Start).TotalHours, notice: "o", item: "o", provider: "syn-001", source: "synthetic") with { LimitSeconds = 86_400 },
            Events.Of(EventType.Delivered, (Noon - Duration.FromMinutes(1430) - Events.Start).TotalHours, notice: "o", item: "o", source: "synthetic"),
        ];
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12), .. open]);
        var (model, clock) = ModelOf(test);
        var before = await LoadAsync(model, Xa, PeriodKind.ThisMonth);
        clock.Now = Noon + Duration.FromMinutes(11);
        var after = await LoadAsync(model, Xa, PeriodKind.ThisMonth);
        clock.Now = Noon + Duration.FromHours(13);
        var tomorrow = await LoadAsync(model, Xa, PeriodKind.ThisMonth);

        Assert.Equal((1, 0), (before.Rows[0].Numbers.Backlog.Open, before.Rows[0].Numbers.Backlog.Overdue));
        Assert.Equal((1, 1), (after.Rows[0].Numbers.Backlog.Open, after.Rows[0].Numbers.Backlog.Overdue));
        Assert.Equal(clock.Now, tomorrow.Window.AsOf);
        Assert.Equal("No limit passed in the period.", after.Comparison.WhyNot);
        Assert.StartsWith("Fewer than", tomorrow.Comparison.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NameTypeOrNamedEventChange_AreSeenAtOnce()
    {
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12)]);
        var (model, clock) = ModelOf(test);
        await LoadAsync(model, Xa);
        await new ProviderStore(test.Database).PutAsync([new Provider { Code = "syn-001", Name = "Renamed (fictional)", Type = "hosting", IsSynthetic = true }], CancellationToken.None);
        var request = new BaselineRequest("syn-001", FirstMonday.InUtc().Date.PlusWeeks(20), "New way of delivery", "It counts from the receipt");
        var store = new BaselineStore(test.Database, new DueQueries(test.Database), new AuditStore(test.Database, clock), clock);
        Assert.IsType<BaselineResult.Done>(await store.RecordAsync(new Actor("regulator-xa", Role.Regulator), Xa, request, CancellationToken.None));

        var list = await LoadAsync(model, Xa);

        Assert.Equal("Renamed (fictional)", list.Rows[0].Provider.Name);
        Assert.Equal(["hosting"], list.Types);
        Assert.Equal(1, list.Rows[0].Weeks.Moves);
        Assert.Contains("limits\u00a0of\u00a02025\u00a0W26", WeekWords.Alert(list.Rows[0].Weeks), StringComparison.Ordinal);
    }

    private static Task<ProviderListView> LoadAsync(ProviderListModel model, Scope scope, PeriodKind period = PeriodKind.LastYear) =>
        model.LoadAsync(scope, PeriodChoice.Of(period), type: null, CancellationToken.None);

    private static (ProviderListModel Model, FixedClock Clock) ModelOf(TestDatabase test)
    {
        var clock = new FixedClock(Noon);
        var (cube, due, baselines, providers) = (new CubeQueries(test.Database), new DueQueries(test.Database), new BaselineQueries(test.Database), new ProviderStore(test.Database));
        var quality = new QualityModel(new DataQualityQueries(test.Database, new NoticeHistoryQueries(test.Database)), StoredItems.FoldsOf(test));
        var figures = new ProviderFiguresModel(cube, due, new ReappearanceQueries(test.Database), baselines, quality, providers, clock);
        return (new ProviderListModel(cube, due, new CohortReader(cube, due), baselines, providers, figures), clock);
    }
}
