using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Due cohorts by provider and by week out of stored cells beside the same counted from the items.</summary>
public sealed class DueQueriesContract
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 17, 13, 45, 10);
    private static readonly SliceWindow Window = new SliceWindow(Instant.FromUtc(2024, 2, 1, 0, 0), Instant.FromUtc(2026, 4, 1, 0, 0), Now).WithLimitsByDay();

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Read_EveryScope_AgreesWithTheItems(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 1200, 61);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var items = SyntheticNotices.Items(events);
        var (provider, host) = (items.CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key, items.CountBy(item => item.State.HostCountry).MaxBy(pair => pair.Value).Key);
        (Scope Scope, ItemFilter Filter, Func<ItemState, bool> Sees)[] questions =
        [
            (new Scope.All(), new(), _ => true),
            (new Scope.All(), new() { Category = "csam-known" }, item => item.Category == "csam-known"),
            (new Scope.All(), new() { Provider = provider }, item => item.Provider == provider),
            (new Scope.OfProvider(provider), new(), item => item.Provider == provider),
            (new Scope.OfJurisdiction(host), new(), item => item.HostCountry == host || item.IssuerCountry == host),
        ];
        foreach (var (scope, filter, sees) in questions)
        {
            StoredItem[] some = [.. items.Where(item => sees(item.State))];
            var found = await new DueQueries(test.Database).ReadAsync(scope, filter, Window, CancellationToken.None);

            Assert.Equal(Plain(OnTimeCounts.Of(some, Window)), Plain(found.OnTime(Window)));
            Assert.Equal(Plain(OnTimeCounts.Of(some, Window, originalDeadline: true)), Plain(found.OnTimeAgainstOriginal(Window)));
            var sum = await new DueQueries(test.Database).SumAsync(scope, filter, Now, CancellationToken.None);
            Assert.Equal(found.OnTime(Window), sum.OnTime(Window));
            Assert.Equal(Units(some), found.ByProvider(Window));
            Assert.Equal(Weeks(some), sum.Weeks());
            Assert.Equal(found.ByProvider(Window).Sum(unit => unit.Due), found.Strata(Window).Sum(stratum => stratum.Due));
            Assert.Equal(found.ByProvider(Window).Sum(unit => unit.Due - unit.OnTime), found.Strata(Window).Sum(stratum => stratum.Late));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task ByProvider_EveryScope_HasTheWeeksOfEachProviderAsSeen(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 400, 62);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var items = SyntheticNotices.Items(events);
        var host = items.CountBy(item => item.State.HostCountry).MaxBy(pair => pair.Value).Key;
        foreach (var (scope, sees) in new (Scope, Func<ItemState, bool>)[] { (new Scope.All(), _ => true), (new Scope.OfJurisdiction(host), item => item.HostCountry == host || item.IssuerCountry == host) })
        {
            var weeks = (await new DueQueries(test.Database).ByProviderAsync(scope, Now, CancellationToken.None)).WeeksByProvider();

            foreach (var provider in items.Select(item => item.State.Provider).Distinct())
            {
                Assert.Equal(Weeks([.. items.Where(item => sees(item.State) && item.State.Provider == provider)]), weeks.GetValueOrDefault(provider, []));
            }
        }
    }

    [Fact]
    public async Task Weeks_EitherSideOfNewYear_BeginWithTheSameAndKeepTheirNumbers()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("dirty", 1200, 61));
        var (before, after) = (
            await WeeksAsync(test, Instant.FromUtc(2025, 12, 31, 23, 59)),
            await WeeksAsync(test, Instant.FromUtc(2026, 1, 1, 0, 1)));
        var later = await WeeksAsync(test, Instant.FromUtc(2026, 1, 5, 0, 1));

        Assert.Equal(before, after);
        Assert.Equal(before, later.Take(before.Count));
        Assert.True(before[0].Week < before[^1].Week);
        Assert.True(before[^1].Week < IsoWeeks.Of(UtcPeriods.DayOf(Instant.FromUtc(2026, 1, 1, 0, 1)).Day));
    }

    private static async Task<IReadOnlyList<WeekPoint>> WeeksAsync(TestDatabase test, Instant look) =>
        (await new DueQueries(test.Database).SumAsync(new Scope.All(), new ItemFilter(), look, CancellationToken.None)).Weeks();

    private static (int, int, int, int, int) Plain(OnTimeCounts counts) => (counts.OnTime, counts.Late, counts.Undetermined, counts.Extended, counts.ExtendedTooLate);

    private static IEnumerable<FunnelUnit> Units(StoredItem[] items) => items.GroupBy(item => item.State.Provider).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, Counts: OnTimeCounts.Of(group, Window))).Where(one => one.Counts.Due > 0)
        .Select(one => new FunnelUnit(one.Key, one.Counts.OnTime, one.Counts.Due));

    private static IEnumerable<WeekPoint> Weeks(StoredItem[] items)
    {
        var running = IsoWeeks.Of(UtcPeriods.DayOf(Now).Day);
        foreach (var week in items.Select(item => item.State.DeadlineAt).OfType<Instant>().Select(due => IsoWeeks.Of(UtcPeriods.DayOf(due).Day)).Distinct().Order().Where(week => week < running))
        {
            var from = IsoWeeks.MondayOf(week).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            var counts = OnTimeCounts.Of(items, new SliceWindow(from, from + Duration.FromDays(7), Now));
            if (counts.Due > 0)
            {
                yield return new WeekPoint(week, counts.OnTime, counts.Due);
            }
        }
    }
}
