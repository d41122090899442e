using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>What contradicts itself is kept and told by kind, and how far apart checks lie: through somebody's eyes, and of the slice alone.</summary>
public sealed class DataQualityContract
{
    private static readonly SliceWindow March = new(Instant.FromUtc(2026, 3, 1, 0, 0), Instant.FromUtc(2026, 4, 1, 0, 0), Instant.FromUtc(2026, 3, 20, 0, 0));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Contradictions_EveryKind_AreKeptAndCountedInTheirScopeOnly(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.CountedAsync(
            kind,
            [
                Of(EventType.Issued, 10, "gone-before"), Of(EventType.Gone, 9, "gone-before"),
                Of(EventType.Issued, 10, "skewed"), Of(EventType.Gone, 10 - (0.5 / 60), "skewed"),
                Of(EventType.Issued, 10, "early"), Of(EventType.Delivered, 5, "early"),
                Of(EventType.Issued, 10, "ahead"), Of(EventType.Removed, 90, "ahead"),
                Of(EventType.Issued, 10, "told-late") with { DeadlineAt = Events.At(20) }, Of(EventType.Delivered, 30, "told-late"),
                Of(EventType.Issued, 10, "dated-ahead") with { DeadlineAt = Events.At(20) }, Of(EventType.Removed, 14, "dated-ahead") with { RecordedAt = Events.At(11) },
                Of(EventType.Issued, 10, "plain"), Of(EventType.Removed, 14, "plain"),
                Of(EventType.Corrected, 12, "plain") with { Target = "nothing-has-this-id" }, Of(EventType.Retracted, 12, "plain") with { EventId = "r", Target = "nor-this" },
            ]);
        var quality = new DataQualityQueries(test.Database, new NoticeHistoryQueries(test.Database));
        var cube = new CubeQueries(test.Database);

        foreach (var (scope, sees) in new (Scope, bool)[]
        {
            (new Scope.All(), true), (new Scope.OfProvider("syn-001"), true), (new Scope.OfJurisdiction("XA"), true), (new Scope.OfJurisdiction("XB"), true),
            (new Scope.OfProvider("syn-002"), false), (new Scope.OfJurisdiction("XC"), false),
        })
        {
            var seen = sees ? 1 : 0;
            var odd = (await quality.ReadAsync(scope, new ItemFilter(), SyntheticNotices.Fold, Events.At(40), CancellationToken.None)).Contradictions;
            Assert.Equal((7 * seen, seen), (odd.Items, odd.AheadOfTime));
            Assert.False(odd.IsPart);
            var later = await quality.ReadAsync(scope, new ItemFilter(), SyntheticNotices.Fold, Events.At(40) + Duration.FromDays(100), CancellationToken.None);
            Assert.Equal((0, 2 * seen, 2 * seen), (later.Contradictions.AheadOfTime, later.Reports.Corrections, later.Reports.UnknownTargets));
            var report = Assert.IsType<CubeAnswer.Served>(await cube.ReportAsync(scope, new ItemFilter(), March, null, CancellationToken.None)).Report;
            Assert.Equal((seen, seen, 5 * seen, seen), (report.Counts.PreResolved, report.Counts.Contradictory, report.Counts.Measured, report.SkewCorrected));
            Assert.Equal((seen, seen, 0, 0), (report.LimitBeforeStart, report.DatedAhead, report.OnTime.Due, report.Counts.OpenOverdue));
        }

        Assert.Equal(0, (await quality.ReadAsync(new Scope.All(), new ItemFilter { Category = "csam-new" }, SyntheticNotices.Fold, Events.At(40), CancellationToken.None)).Contradictions.Items);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Checks_EveryScopeAndSlice_AreThoseOfItsItems(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 1000, 71);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var queries = new DataQualityQueries(test.Database, new NoticeHistoryQueries(test.Database));
        var items = SyntheticNotices.Items(events).ConvertAll(item => item.State);
        var (provider, host) = (items.CountBy(item => item.Provider).MaxBy(pair => pair.Value).Key, items.CountBy(item => item.HostCountry).MaxBy(pair => pair.Value).Key);
        var look = Instant.FromUtc(2027, 1, 1, 0, 0);
        (Scope Scope, ItemFilter Filter, Func<ItemState, bool> Sees)[] questions =
        [
            (new Scope.All(), new(), _ => true),
            (new Scope.All(), new() { Category = "csam-known" }, item => item.Category == "csam-known"),
            (new Scope.OfProvider(provider), new(), item => item.Provider == provider),
            (new Scope.OfJurisdiction(host), new() { Provider = provider }, item => item.Provider == provider && (item.HostCountry == host || item.IssuerCountry == host)),
            (new Scope.OfProvider("nobody"), new(), _ => false),
        ];
        foreach (var (scope, filter, sees) in questions)
        {
            ItemState[] seen = [.. items.Where(sees)];
            var found = await queries.ReadAsync(scope, filter, SyntheticNotices.Fold, look, CancellationToken.None);

            Assert.Equal(seen.Length, (int)found.Contradictions.Items);
            Assert.Equal(
                CheckIntervals.Of(seen.Where(item => item.Flags.HasFlag(ItemFlags.StopIsInterval) && item.AliveAt < item.RemovedAt).Select(item => item.RemovedAt!.Value - item.AliveAt!.Value)),
                found.Checks);
        }

        Assert.InRange((await queries.ReadAsync(new Scope.All(), new ItemFilter(), SyntheticNotices.Fold, look, CancellationToken.None)).Checks.Count, CheckIntervals.LeastChecks, 1000);
    }

    private static NoticeEvent Of(EventType type, double hours, string notice) =>
        Events.Of(type, hours, notice: notice, item: type == EventType.Delivered ? null : "i", provider: type == EventType.Issued ? "syn-001" : null, source: "synthetic");
}
