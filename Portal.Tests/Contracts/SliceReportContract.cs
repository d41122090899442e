using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Slices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class SliceReportContract
{
    private static readonly Instant First = Instant.FromUtc(2023, 6, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2024, 6, 1, 0, 0);
    private static readonly Instant Later = Instant.FromUtc(2027, 1, 1, 0, 0);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task AsKnown_PastInstant_EqualsADatabaseThatKnewNoMore(DatabaseKind kind)
    {
        var known = Instant.FromUtc(2024, 2, 9, 13, 0);
        var events = SyntheticNotices.Events("dirty", 500, 21);
        await using var whole = await SyntheticNotices.StoredAsync(kind, events);
        await using var truncated = await SyntheticNotices.StoredAsync(kind, [.. events.Where(one => one.RecordedAt <= known)]);
        var window = new SliceWindow(First, End, known + Duration.FromDays(20));

        var seen = await Queries(whole).AsKnownAsync(new Scope.All(), new ItemFilter(), window, SyntheticNotices.Fold, known, CancellationToken.None);
        var then = await Queries(truncated).AsKnownAsync(new Scope.All(), new ItemFilter(), window, SyntheticNotices.Fold, null, CancellationToken.None);
        var now = await Queries(whole).AsKnownAsync(new Scope.All(), new ItemFilter(), window, SyntheticNotices.Fold, null, CancellationToken.None);

        Assert.Equal(Text(then), Text(seen));
        Assert.NotEqual(Text(now), Text(seen));
        Assert.True(seen.Slice.Counts.Measured > 100);
    }

    [Fact]
    public async Task AsKnown_OtherScopes_SeeTheirOwnOnly()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 300, 23));
        var history = new NoticeHistoryQueries(test.Database);
        var all = await history.ItemsAsync(new Scope.All(), new ItemFilter(), SyntheticNotices.Fold, null, null, CancellationToken.None);
        var (provider, country) = (all[0].State.Provider, all[0].State.HostCountry);

        var own = await history.ItemsAsync(new Scope.OfProvider(provider), new ItemFilter(), SyntheticNotices.Fold, null, null, CancellationToken.None);
        var inside = await history.ItemsAsync(new Scope.OfJurisdiction(country), new ItemFilter(), SyntheticNotices.Fold, null, null, CancellationToken.None);
        var shown = await history.ItemsAsync(new Scope.Public(), new ItemFilter(), SyntheticNotices.Fold, null, null, CancellationToken.None);

        Assert.Equal(all.Count(item => item.State.Provider == provider), own.Count);
        Assert.Equal(all.Count(item => item.State.IssuerCountry == country || item.State.HostCountry == country), inside.Count);
        Assert.InRange(own.Count, 1, all.Count - 1);
        Assert.Equal(all.Count, shown.Count);
    }

    [Fact]
    public async Task AsKnown_PastInstantOfLooking_SeesNothingThatCameLater()
    {
        var looking = Instant.FromUtc(2024, 2, 9, 13, 0);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("dirty", 800, 24));
        var history = new NoticeHistoryQueries(test.Database);

        var then = await history.ItemsAsync(new Scope.All(), new ItemFilter(), SyntheticNotices.Fold, looking, null, CancellationToken.None);
        var now = await history.ItemsAsync(new Scope.All(), new ItemFilter(), SyntheticNotices.Fold, null, null, CancellationToken.None);

        Assert.All(then, item => Assert.True(item.State.IssuedAt <= looking && !(item.State.RemovedAt > looking)));
        Assert.Contains(now, item => item.State.IssuedAt <= looking && item.State.RemovedAt > looking);
    }

    private static SliceReportQueries Queries(TestDatabase test) => new(new NoticeHistoryQueries(test.Database));

    // Sums of fractions depend on the order of items in their last digits
    private static string Text(SliceReport report)
    {
        var question = new SliceQuestion(new ItemFilter(), report.Slice.Window, Later, Later, true);
        return Rounded(SliceDocument.Describe(new Scope.All(), question, report));
    }

    private static string Rounded(JsonNode? node) => node switch
    {
        JsonObject one => string.Join('\n', one.Select(pair => $"{pair.Key}: {Rounded(pair.Value)}")),
        JsonArray many => string.Join('\n', many.Select(Rounded)),
        JsonValue value when value.TryGetValue<double>(out var number) => number.ToString("G9", CultureInfo.InvariantCulture),
        _ => node?.ToJsonString() ?? "null",
    };
}
