using NodaTime;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>How reports arrive, read through somebody's eyes.</summary>
public sealed class ReportQualityContract
{
    private static readonly Instant Before = Instant.FromUtc(2025, 6, 1, 0, 0);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Quality_ScopeAndProvider_ReadsItsNoticesOnly(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 1000, 71);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var queries = Queries(1_000_000);
        var items = SyntheticNotices.Items(events);
        var provider = items.CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key;
        DataQualityQueries Queries(int removals) => new(test.Database, new NoticeHistoryQueries(test.Database)) { Removals = removals };
        async Task<ReportQuality> ReadAsync(DataQualityQueries some, Scope scope, ItemFilter filter) =>
            (await some.ReadAsync(scope, filter, SyntheticNotices.Fold, Before + ReportQuality.LongestDelay, CancellationToken.None)).Reports;
        Task<ReportQuality> AskAsync(Scope scope, string? of) => ReadAsync(queries, scope, new ItemFilter { Provider = of });

        var all = await AskAsync(new Scope.All(), null);
        var expected = events.OrderBy(one => one.RecordedAt).DistinctBy(one => one.EventId).GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Select(IReadOnlyList<NoticeEvent> (notice) => [.. notice])
            .Where(notice => SyntheticNotices.Fold.Fold(notice).Any(item => item.RemovedAt <= Before)).ToArray();
        Assert.Equal(ReportQuality.Of(expected, Before), all);
        Assert.True(all.Reports > 300 && all.Corrections > 0);

        var own = await AskAsync(new Scope.OfProvider(provider), null);
        Assert.Equal(own, await AskAsync(new Scope.All(), provider));
        Assert.InRange(own.Notices, 1, all.Notices - 1);
        Assert.Equal(0, (await AskAsync(new Scope.OfProvider("nobody"), null)).Notices);
        Assert.Equal(0, (await AskAsync(new Scope.OfProvider(provider), "nobody")).Notices);
        Assert.InRange((await AskAsync(new Scope.OfJurisdiction("XB"), null)).Notices, 1, all.Notices - 1);
        Assert.InRange((await ReadAsync(Queries(5), new Scope.All(), new ItemFilter())).Notices, 1, 5);
        var known = await ReadAsync(queries, new Scope.All(), new ItemFilter { Category = "csam-known" });
        Assert.InRange(known.Notices, 1, all.Notices - 1);
    }
}
