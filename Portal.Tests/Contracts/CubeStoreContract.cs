using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class CubeStoreContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Store_DirtyEvents_EqualsTheRecountOfEveryTable(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 600 : 100, 41);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);

        var stored = await StoredCells.ReadAsync(test.Database);

        AssertSame(StoredCells.Expected(StoredCells.Finest(SyntheticNotices.Items(events))), stored);
        Assert.Equal(Enum.GetValues<CellTable>(), stored.Cells.Keys.Select(key => key.Table).Distinct().Order());
        Assert.All(stored.Cells.Values, count => Assert.True(count.N > 0));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Store_EventsShuffledDoubledAndSplitOverFiles_IsTheSame(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 300 : 60, 42);
        await using var whole = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        NoticeEvent[] shuffled =
        [
            .. events.Concat(events.Where((_, at) => at % 3 == 0)).Select((one, at) => (one, at))
                .OrderBy(pair => CounterRandom.For(5, 0, (ulong)pair.at).Draw(0)).Select(pair => pair.one),
        ];
        await using var split = await SyntheticNotices.CountedAsync(kind, [.. shuffled.Chunk(kind == DatabaseKind.Sqlite ? 377 : 150)]);

        var stored = await StoredCells.ReadAsync(split.Database);

        AssertSame(await StoredCells.ReadAsync(whole.Database), stored);
        AssertSame(await StoredCells.LedgerAsync(whole.Database), await StoredCells.LedgerAsync(split.Database));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Ledger_AnyInstantOfKnowing_IsTheFoldOfWhatWasKnown(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 250 : 60, 43);
        NoticeEvent[][] files = [[.. events.Where((_, at) => at % 2 == 0)], [.. events.Where((_, at) => at % 2 == 1)]];
        await using var test = await SyntheticNotices.CountedAsync(kind, files);
        var recorded = events.Select(one => one.RecordedAt).Order().ToArray();

        foreach (var at in (int[])[recorded.Length / 50, recorded.Length / 3, recorded.Length / 2, recorded.Length - 2, recorded.Length - 1])
        {
            var known = recorded[at];
            AssertSame(
                StoredCells.Finest(SyntheticNotices.Items(events, knownAt: known)),
                await StoredCells.LedgerAsync(test.Database, known.ToMicros()));
        }
    }

    [Fact]
    public async Task Store_EveryIssueRetracted_HoldsNothing()
    {
        var events = SyntheticNotices.Events("clean", 60, 44);
        var last = events.Max(one => one.RecordedAt) + Duration.FromDays(1);
        NoticeEvent[] retractions =
        [
            .. events.Where(one => one.Type == EventType.Issued).Select(one => new NoticeEvent
            {
                Source = one.Source, EventId = one.EventId + "-r", NoticeRef = one.NoticeRef, Type = EventType.Retracted,
                OccurredAt = last, RecordedAt = last, Target = one.EventId,
            }),
        ];
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. events], retractions);

        Assert.Empty((await StoredCells.ReadAsync(test.Database)).Cells);
        Assert.Empty((await StoredCells.LedgerAsync(test.Database)).Cells);
        Assert.NotEmpty((await StoredCells.LedgerAsync(test.Database, (last - Duration.FromHours(1)).ToMicros())).Cells);
    }

    private static void AssertSame(CellSet expected, CellSet actual)
    {
        Assert.NotEmpty(expected.Cells);
        Assert.Empty(expected.Cells.Except(actual.Cells).Concat(actual.Cells.Except(expected.Cells)).Take(5));
        Assert.Equal(expected.Digest(), actual.Digest());
    }
}
