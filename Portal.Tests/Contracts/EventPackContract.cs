using Dapper;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Packs of a range stay few and lose nothing, however its events arrive and whoever sends them.</summary>
public sealed class EventPackContract
{
    private const string PacksSql = "select id, source_id, events from event_pack order by id";

    private static readonly Source Crawler = SyntheticNotices.Source with { Code = "crawler", Name = "Crawler (fictional)" };

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 150)]
    [InlineData(DatabaseKind.Postgres, 40)]
    public async Task Append_OneEventATime_KeepsFewPacksAndEveryEvent(DatabaseKind kind, int times)
    {
        var events = SyntheticNotices.Events("demo", 120, 61).Take(times).ToArray();
        await using var whole = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        await using var test = await SyntheticNotices.EmptyAsync(kind);

        foreach (var one in events)
        {
            await SyntheticNotices.AppendAsync(test, [one], UncountedChangeStore.Instance);
        }

        Assert.Equal(await EventsAsync(whole), await EventsAsync(test));
        Assert.All((await PacksAsync(test)).GroupBy(pack => EventPackRange.OfPack(pack.Id)), range => Assert.InRange(range.Count(), 1, 5));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_OfAnotherSource_LeavesPacksAsTheyAre(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 30, 62).ToArray();
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        await new SourceStore(test.Database).PutAsync(Crawler, CancellationToken.None);
        var before = await PacksAsync(test);

        // As many as were there, so that a pack of the same source would be written anew
        NoticeEvent[] seen = [.. events.Select((one, at) => Events.Of(EventType.Seen, 1, id: $"c-{at}", notice: one.NoticeRef, recordedHours: 0) with { Source = Crawler.Code })];

        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance);
        await using (var batch = await store.BeginAsync(Crawler, SyntheticNotices.Fold, CancellationToken.None))
        {
            Assert.All(await batch.AppendAsync(seen, CancellationToken.None), result => Assert.Equal(AppendResult.Accepted, result));
            await batch.CommitAsync(CancellationToken.None);
        }

        var after = await PacksAsync(test);
        Assert.Equal(before.Select(Text), after.Take(before.Count).Select(Text));
        Assert.NotEqual(before[^1].SourceId, Assert.Single(after.Skip(before.Count)).SourceId);
        Assert.Equal(events.Length + seen.Length, (await EventsAsync(test)).Count);
    }

    [Fact]
    public async Task Append_TwoSourcesAtTheSameTime_NeverWantTheSamePack()
    {
        // SQLite lets one write at a time
        await using var test = await SyntheticNotices.EmptyAsync(DatabaseKind.Postgres);
        var other = Crawler with { Namespace = "other" };
        await new SourceStore(test.Database).PutAsync(other, CancellationToken.None);
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance);
        await using var first = await store.BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        await using var second = await store.BeginAsync(other, SyntheticNotices.Fold, CancellationToken.None);

        await first.AppendAsync([Events.Of(EventType.Seen, 1, id: "a", notice: "n-1", recordedHours: 0) with { Source = SyntheticNotices.Source.Code }], CancellationToken.None);
        await first.SettleAsync(CancellationToken.None);
        await second.AppendAsync([Events.Of(EventType.Seen, 1, id: "b", notice: "m-1", recordedHours: 0) with { Source = other.Code }], CancellationToken.None);
        await second.CommitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        await first.CommitAsync(CancellationToken.None);

        Assert.Single((await PacksAsync(test)).Select(pack => EventPackRange.OfPack(pack.Id)).Distinct());
        Assert.Equal(2, (await EventsAsync(test)).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Read_WhileOthersWrite_IsOfOneState(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 6_600, 63).GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Select(notice => notice.ToArray()).ToArray();
        await using var test = await SyntheticNotices.EmptyAsync(kind);
        await SyntheticNotices.AppendAsync(test, [.. events.SkipLast(1).Select(notice => notice[0])], UncountedChangeStore.Instance);
        var history = new NoticeHistoryQueries(test.Database);
        var counts = new List<int>();

        await foreach (var notice in history.NoticesAsync(CancellationToken.None))
        {
            if (counts.Count == 0)
            {
                // More is said of the last notices that were stored, and there is one more
                await SyntheticNotices.AppendAsync(test, [.. events.TakeLast(64).SelectMany(notice => notice)], UncountedChangeStore.Instance);
            }

            counts.Add(notice.Events.Count);
        }

        Assert.True(counts.Count > 2_048, $"{counts.Count} notices are read at once");
        Assert.Equal(events.Length - 1, counts.Count);
        Assert.All(counts, count => Assert.Equal(1, count));
        Assert.Equal(events.Length, await history.NoticesAsync(CancellationToken.None).CountAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Newest_ManyRanges_GivesSoManyTheNewestFirst(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.StoredAsync(kind, SyntheticNotices.Events("clean", 700, 64));
        var history = new NoticeHistoryQueries(test.Database);
        var all = (await history.NoticesAsync(CancellationToken.None).ToListAsync()).ConvertAll(notice => notice.NoticeId);
        Assert.True(all.Count > 2 * EventPackRange.Length);

        foreach (var count in (int[])[1, 63, 64, 65, 130, all.Count + 7])
        {
            Assert.Equal(all.AsEnumerable().Reverse().Take(count), (await history.NewestAsync(count, CancellationToken.None).ToListAsync()).Select(notice => notice.NoticeId));
        }

        long[] some = [all[^1], all[3], all[70], all[2]];
        Assert.Equal(some.Order(), (await history.SomeAsync(some, CancellationToken.None).ToListAsync()).Select(notice => notice.NoticeId));
    }

    private static async Task<List<EventPack>> PacksAsync(TestDatabase test)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<(long Id, long SourceId, byte[] Events)>(PacksSql)).Select(row => new EventPack(row.Id, row.SourceId, row.Events)).ToList();
    }

    private static async Task<List<string>> EventsAsync(TestDatabase test) => (await new NoticeHistoryQueries(test.Database).NoticesAsync(CancellationToken.None).ToListAsync())
        .SelectMany(notice => notice.Events).Select(one => $"{one with { Rules = [] }} {string.Join(';', one.Rules)}").Order(StringComparer.Ordinal).ToList();

    private static string Text(EventPack pack) => $"{pack.Id} {pack.SourceId} {Convert.ToHexString(pack.Bytes)}";
}
