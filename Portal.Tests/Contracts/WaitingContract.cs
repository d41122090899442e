using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>However little may wait in memory, and however early what waits is folded, the same is stored.</summary>
public sealed class WaitingContract
{
    private static readonly WaitingLimits Cramped = new(LeastEvents: 40, PartOfAll: 1000, Pages: 2, PageBytes: 300);
    private static readonly WaitingLimits Spilling = new(LeastEvents: int.MaxValue, PartOfAll: 1, Pages: 2, PageBytes: 300);

    [Theory]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Postgres, true)]
    public async Task Append_LittleRoom_StoresTheSame(DatabaseKind kind, bool isFoldedEarly)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 300 : 60, 52);
        await using var whole = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        await using var cramped = await SyntheticNotices.EmptyAsync(kind);

        var repeated = Shuffled([.. events, .. events.Where((_, at) => at % 3 == 0)]);
        var results = await AppendAsync(cramped, isFoldedEarly ? Cramped : Spilling, repeated);

        var distinct = events.Select(one => one.EventId).Distinct(StringComparer.Ordinal).Count();
        Assert.Equal((distinct, repeated.Length - distinct), (results.Count(result => result == AppendResult.Accepted), results.Count(result => result == AppendResult.Duplicate)));
        Assert.Equal(await EventsAsync(whole), await EventsAsync(cramped));
        Assert.Equal((await StoredCells.ReadAsync(whole.Database)).Digest(), (await StoredCells.ReadAsync(cramped.Database)).Digest());
        Assert.Equal((await StoredCells.LedgerAsync(whole.Database)).Digest(), (await StoredCells.LedgerAsync(cramped.Database)).Digest());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_RepeatsOfWhatIsFoldedAlready_KeepTheEarliestKnowledge(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 30, 53);
        var earlier = events.Where((_, at) => at % 5 == 0).Select(one => one with { RecordedAt = one.RecordedAt - Duration.FromHours(1) }).ToArray();
        var earliest = earlier.ToDictionary(one => one.EventId);
        await using var plain = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, [.. events.Select(one => earliest.GetValueOrDefault(one.EventId, one))]);
        await using var test = await SyntheticNotices.EmptyAsync(kind);

        var results = await AppendAsync(test, Cramped, [.. events, .. earlier]);

        Assert.All(results.Skip(events.Count), result => Assert.Equal(AppendResult.Duplicate, result));
        Assert.Equal(await EventsAsync(plain), await EventsAsync(test));
        Assert.Equal((await StoredCells.LedgerAsync(plain.Database)).Digest(), (await StoredCells.LedgerAsync(test.Database)).Digest());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_IdUsedAgain_IsRefusedWhereverItsFirstUseStands(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 30, 54);
        NoticeEvent[] others =
        [
            .. events.Where((_, at) => at % 7 == 0).Select(one => one with { OccurredAt = one.OccurredAt - Duration.FromSeconds(1) }),
            .. events.Where((_, at) => at % 7 == 1).Select(one => one with { NoticeRef = one.NoticeRef == events[0].NoticeRef ? events[^1].NoticeRef : events[0].NoticeRef }),
        ];
        await using var test = await SyntheticNotices.EmptyAsync(kind);

        var results = await AppendAsync(test, Cramped, [.. events, .. others]);

        Assert.All(results.Take(events.Count), result => Assert.Equal(AppendResult.Accepted, result));
        Assert.All(results.Skip(events.Count), result => Assert.Equal(AppendResult.IdReused, result));
        Assert.Equal(events.Count, (await EventsAsync(test)).Count);
    }

    private static async Task<List<AppendResult>> AppendAsync(TestDatabase test, WaitingLimits limits, NoticeEvent[] events)
    {
        var hasher = new ReferenceHasher(new byte[ReferenceHasher.KeyLength]);
        var references = new ReferenceCache(hasher, SyntheticNotices.Source.Namespace);
        await using var batch = await new NoticeStore(test.Database, hasher, new CubeStore()) { Limits = limits }
            .BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        var results = new AppendResult?[events.Length];
        for (var from = 0; from < events.Length; from += 25)
        {
            var incoming = new IncomingEvents();
            foreach (var one in events.Skip(from).Take(25))
            {
                incoming.Add(one, references.Of(one));
            }

            var some = await batch.AppendAsync(incoming, [.. Enumerable.Range(from, incoming.Count).Select(at => (long)at)], CancellationToken.None);
            some.ToArray().CopyTo(results, from);
        }

        await batch.SettleAsync(CancellationToken.None);
        foreach (var (line, result) in batch.TakeSettled())
        {
            results[line] ??= result;
        }

        await batch.CommitAsync(CancellationToken.None);
        return [.. results.Select(result => result!.Value)];
    }

    private static async Task<List<string>> EventsAsync(TestDatabase test)
    {
        var notices = await new NoticeHistoryQueries(test.Database).NoticesAsync(CancellationToken.None).ToListAsync();
        return [.. notices.SelectMany(notice => notice.Events).Select(one => (one with { Rules = [] }) + string.Join(';', one.Rules)).Order(StringComparer.Ordinal)];
    }

    private static NoticeEvent[] Shuffled(NoticeEvent[] events) =>
        [.. events.Select((one, at) => (one, at)).OrderBy(pair => CounterRandom.For(6, 0, (ulong)pair.at).Draw(0)).Select(pair => pair.one)];
}
