using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Who may begin a chart's limits anew, what is refused, who reads it. Each is tried on both databases.</summary>
public sealed class BaselineContract
{
    private const string Why = "Deliveries count from the receipt in the portal, no longer from the letter";
    private static readonly Actor Regulator = new("regulator-xa", Role.Regulator);
    private static readonly Scope Xa = new Scope.OfJurisdiction("XA");
    private static readonly Instant FirstMonday = Instant.FromUtc(2025, 2, 3, 0, 0);
    private static readonly Instant Now = Instant.FromUtc(2025, 12, 31, 12, 0);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Record_ByTheAuthority_IsKeptAndAudited(DatabaseKind kind)
    {
        await using var test = await DatabaseAsync(kind);
        var store = StoreOf(test);

        var done = Assert.IsType<BaselineResult.Done>(await RecordAsync(store, Xa, Request("syn-001", 20) with { Name = "  New way of delivery  " })).Event;
        var withdrawn = Assert.IsType<BaselineResult.Done>(await store.WithdrawAsync(Regulator, Xa, done.Id, " Wrong week ", CancellationToken.None)).Event;

        Assert.Equal(("XA", "syn-001", Monday(20), "New way of delivery", Why, "regulator-xa", Now), (done.Jurisdiction, done.Provider, done.FromWeek, done.Name, done.Reason, done.RecordedBy, done.RecordedAt));
        Assert.True(done.Moves(Xa));
        Assert.Equal(("Wrong week", "regulator-xa", Now, false), (withdrawn.WithdrawalReason, withdrawn.WithdrawnBy, withdrawn.WithdrawnAt, withdrawn.Moves(Xa)));
        Assert.Equal(withdrawn, Assert.Single(await ReadAsync(test, Xa)));
        var log = await new AuditQueries(test.Database).PageAsync(before: null, subject: $"baseline-{done.Id}", count: 10, CancellationToken.None);
        Assert.Equal(["baseline.withdrawn", "baseline.moved"], log.Select(entry => entry.Action));
        Assert.All(log, entry => Assert.Contains("provider syn-001; sha256", entry.Facts, StringComparison.Ordinal));
        Assert.DoesNotContain("delivery", log[1].Detail, StringComparison.Ordinal);
        Assert.IsType<BaselineResult.Done>(await RecordAsync(store, Xa, Request("syn-001", 20)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Record_ByAnybodyElse_IsRefusedAndLeavesNoTrace(DatabaseKind kind)
    {
        await using var test = await DatabaseAsync(kind);
        var store = StoreOf(test);

        foreach (var (actor, scope) in ((Actor, Scope)[])
            [
                (new("auditor", Role.Auditor), new Scope.All()), (new("auditor", Role.Auditor), Xa), (new("provider-syn-001", Role.Provider), new Scope.OfProvider("syn-001")),
                (Regulator, new Scope.All()), (Regulator, new Scope.Public()), (new("statistician", Role.Statistician), Xa),
            ])
        {
            Assert.IsType<BaselineResult.NotYours>(await store.RecordAsync(actor, scope, Request("syn-001", 20), CancellationToken.None));
        }

        Assert.IsType<BaselineResult.NotYours>(await RecordAsync(store, Xa, Request("*", 20)));

        // Nothing of XQ is in these notices: its chart is empty, so no week stands on it
        Assert.Equal("week", await RefusalAsync(store, new Scope.OfJurisdiction("XQ"), Request("syn-001", 20)));
        Assert.Equal("week", await RefusalAsync(store, Xa, Request("no-such-provider", 20)));
        Assert.Empty(await ReadAsync(test, new Scope.All()));
        Assert.Empty(await new AuditQueries(test.Database).PageAsync(before: null, subject: null, count: 10, CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Record_WhatCannotBeTaken_SaysWhichFieldAndNeverTheValue(DatabaseKind kind)
    {
        await using var test = await DatabaseAsync(kind);
        var store = StoreOf(test);
        var good = Request("syn-001", 20);

        Assert.Equal("week", await RefusalAsync(store, Xa, good with { FromWeek = Monday(20).PlusDays(1) }));
        Assert.Equal("week", await RefusalAsync(store, Xa, good with { FromWeek = Monday(0) }));
        Assert.Equal("week", await RefusalAsync(store, Xa, good with { FromWeek = Monday(-1) }));
        Assert.Equal("week", await RefusalAsync(store, Xa, good with { FromWeek = new LocalDate(2025, 12, 29) }));
        Assert.Equal("week", await RefusalAsync(store, Xa, good with { FromWeek = new LocalDate(2026, 1, 5) }));
        Assert.Equal("week", await RefusalAsync(store, Xa, good with { FromWeek = new LocalDate(9998, 12, 28) }));
        foreach (var words in (string[])["", "  ", "two\nlines", "see https://example.org/a", "mail a@example.org", "at 192.0.2.7", "d41d8cd98f00b204e9800998ecf8427e", "on example.org.", "on пример.example"])
        {
            Assert.Equal("name", await RefusalAsync(store, Xa, good with { Name = words }));
            Assert.Equal("reason", await RefusalAsync(store, Xa, good with { Reason = words }));
        }

        var everything = Assert.IsType<BaselineResult.Refused>(await RecordAsync(store, Xa, good with { FromWeek = Monday(0), Name = " ", Reason = "" }));
        Assert.Equal(["week", "name", "reason"], everything.Others.Prepend(everything).Select(one => one.Field));
        Assert.Equal("name", await RefusalAsync(store, Xa, good with { Name = new string('a', 81) }));
        Assert.Equal("reason", await RefusalAsync(store, Xa, good with { Reason = string.Concat(Enumerable.Repeat("word ", 101)) }));
        Assert.Empty(await ReadAsync(test, new Scope.All()));

        Assert.IsType<BaselineResult.Done>(await RecordAsync(store, Xa, good with { Name = "Änderung nach § 12.3 (e.g. “Fristen”)" }));
        Assert.IsType<BaselineResult.Already>(await RecordAsync(store, Xa, good));
        Assert.IsType<BaselineResult.Done>(await RecordAsync(store, Xa, good with { Provider = null }));
        Assert.Equal(2, (await new AuditQueries(test.Database).PageAsync(before: null, subject: null, count: 10, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Read_ThroughEachPairOfEyes_ShowsWhatConcernsThem(DatabaseKind kind)
    {
        await using var test = await DatabaseAsync(kind);
        var store = StoreOf(test);
        await RecordAsync(store, Xa, Request("syn-001", 20));
        await RecordAsync(store, Xa, Request(null, 21));
        await RecordAsync(store, new Scope.OfJurisdiction("XB"), Request("syn-001", 22));

        Assert.Equal([20, 21], await PlacesAsync(Xa));
        Assert.Equal([22], await PlacesAsync(new Scope.OfJurisdiction("XB")));
        Assert.Equal([20, 22], await PlacesAsync(new Scope.OfProvider("syn-001")));
        Assert.Equal([20, 21, 22], await PlacesAsync(new Scope.All()));
        Assert.Empty(await PlacesAsync(new Scope.OfProvider("syn-002")));
        Assert.Empty(await PlacesAsync(new Scope.Public()));
        Assert.DoesNotContain(await ReadAsync(test, new Scope.All()), one => one.Moves(new Scope.All()) || one.Moves(new Scope.OfProvider("syn-001")));

        async Task<IEnumerable<long>> PlacesAsync(Scope scope) => (await ReadAsync(test, scope)).Select(one => one.Week - IsoWeeks.Of(Monday(0)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Withdraw_ByAnotherAuthorityOrTwice_ChangesNothing(DatabaseKind kind)
    {
        await using var test = await DatabaseAsync(kind);
        var store = StoreOf(test);
        var id = Assert.IsType<BaselineResult.Done>(await RecordAsync(store, Xa, Request("syn-001", 20))).Event.Id;

        Assert.IsType<BaselineResult.NotYours>(await store.WithdrawAsync(Regulator, new Scope.OfJurisdiction("XB"), id, "Because", CancellationToken.None));
        Assert.IsType<BaselineResult.NotYours>(await store.WithdrawAsync(new Actor("auditor", Role.Auditor), new Scope.All(), id, "Because", CancellationToken.None));
        Assert.IsType<BaselineResult.NotYours>(await store.WithdrawAsync(Regulator, Xa, id + 1, "Because", CancellationToken.None));
        Assert.IsType<BaselineResult.Refused>(await store.WithdrawAsync(Regulator, Xa, id, " ", CancellationToken.None));
        Assert.True(Assert.Single(await ReadAsync(test, Xa)).IsStanding);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.WithdrawAsync(Regulator, Xa, id, "Wrong week", CancellationToken.None)));
        Assert.Single(results.OfType<BaselineResult.Done>());
        Assert.Equal(3, results.OfType<BaselineResult.Already>().Count());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Record_OnEveryChart_MovesThoseThatHaveTheWeekAndIsWithdrawnInOneGo(DatabaseKind kind)
    {
        // The second provider has ten weeks, of which the week of the event is none
        await using var test = await SyntheticNotices.CountedAsync(
            kind, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12), .. WeekEvents.Of("syn-002", 10, FirstMonday, 12), .. WeekEvents.Of("syn-003", 40, FirstMonday, 12)]);
        var store = StoreOf(test);
        var own = Assert.IsType<BaselineResult.Done>(await RecordAsync(StoreOf(test, Now - Duration.FromHours(1)), Xa, Request("syn-003", 20))).Event;

        Assert.IsType<BaselineResult.NotYours>(await RecordAsync(store, Xa, Request("syn-001", 20) with { IsOnEveryChart = true }));
        Assert.IsType<BaselineResult.NotYours>(await store.RecordAsync(new("auditor", Role.Auditor), Xa, Request(null, 20) with { IsOnEveryChart = true }, CancellationToken.None));
        var done = Assert.IsType<BaselineResult.Done>(await RecordAsync(store, Xa, Request(null, 20) with { IsOnEveryChart = true }));

        Assert.Equal((null, 1), (done.Event.Provider, done.Others));
        Assert.Equal([null, "syn-001", "syn-003"], (await ReadAsync(test, Xa)).Where(one => one.IsStanding).Select(one => one.Provider).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await new AuditQueries(test.Database).PageAsync(before: null, subject: null, count: 10, CancellationToken.None)).Count);
        Assert.IsType<BaselineResult.Already>(await RecordAsync(store, Xa, Request(null, 20) with { IsOnEveryChart = true }));

        var withdrawn = Assert.IsType<BaselineResult.Done>(await store.WithdrawAsync(Regulator, Xa, done.Event.Id, "Wrong week", CancellationToken.None));
        Assert.Equal((done.Event.Id, 1), (withdrawn.Event.Id, withdrawn.Others));
        Assert.Equal([own], (await ReadAsync(test, Xa)).Where(one => one.IsStanding));

        await RecordAsync(store, Xa, Request(null, 21) with { IsOnEveryChart = true });
        var ofOne = (await ReadAsync(test, Xa)).Single(one => one.IsStanding && one.Provider == "syn-001");
        Assert.Equal(0, Assert.IsType<BaselineResult.Done>(await store.WithdrawAsync(Regulator, Xa, ofOne.Id, "Not theirs", CancellationToken.None)).Others);
        Assert.Equal([null, "syn-003", "syn-003"], (await ReadAsync(test, Xa)).Where(one => one.IsStanding).Select(one => one.Provider).Order(StringComparer.Ordinal));
    }

    private static async Task<string> RefusalAsync(BaselineStore store, Scope scope, BaselineRequest request)
    {
        var refused = Assert.IsType<BaselineResult.Refused>(await RecordAsync(store, scope, request));
        Assert.True(request.Name.Trim().Length == 0 || !refused.Why.Contains(request.Name.Trim(), StringComparison.Ordinal));
        return refused.Field;
    }

    private static Task<BaselineResult> RecordAsync(BaselineStore store, Scope scope, BaselineRequest request) => store.RecordAsync(Regulator, scope, request, CancellationToken.None);

    private static Task<IReadOnlyList<BaselineEvent>> ReadAsync(TestDatabase test, Scope scope) => new BaselineQueries(test.Database).ReadAsync(scope, CancellationToken.None);

    private static BaselineRequest Request(string? provider, int week) => new(provider, Monday(week), "New way of delivery", Why);

    private static LocalDate Monday(int week) => FirstMonday.InUtc().Date.PlusWeeks(week);

    private static BaselineStore StoreOf(TestDatabase test, Instant? now = null)
    {
        var clock = new FixedClock(now ?? Now);
        return new BaselineStore(test.Database, new DueQueries(test.Database), new AuditStore(test.Database, clock), clock);
    }

    // Twelve items a week, each with a limit of a day, for forty weeks; authorities XA and XB see them
    private static Task<TestDatabase> DatabaseAsync(DatabaseKind kind) => SyntheticNotices.CountedAsync(kind, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12)]);
}
