using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Tests.Support;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

public sealed class NoticeStoreContract
{
    private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h", IsSynthetic = true };

    private static readonly NoticeEvent[] TwoNotices =
    [
        Of(Issued, 0), Of(Delivered, 0.1), Of(Gone, 9, item: "a"), Of(Reappeared, 12, item: "a"), Of(Seen, 10, item: "b"),
        Of(Issued, 1, notice: "n2", provider: "tern"), Of(Removed, 3, notice: "n2"),
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_Committed_CanBeReadByScope(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await AppendAsync(test, TwoNotices);
        var queries = new NoticeHistoryQueries(test.Database);
        Task<IReadOnlyList<StoredItem>> SeenAsync(Scope scope) => queries.ItemsAsync(scope, new ItemFilter(), Fold(), null, null, CancellationToken.None);

        var all = await StoredItems.AllAsync(test.Database, Fold());
        var open = (await SeenAsync(new Scope.Public())).Where(item => item.State.RemovedAt is null);
        var tern = await SeenAsync(new Scope.OfProvider("tern"));
        var elsewhere = await SeenAsync(new Scope.OfJurisdiction("XZ"));

        Assert.Equal(3, all.Count);
        Assert.Equal([At(9), null, At(3)], all.OrderBy(item => item.State.AliveAt is not null).ThenByDescending(item => item.State.LaterSpells.Count)
            .Select(item => item.State.RemovedAt).OrderBy(at => at is null ? 1 : at == At(9) ? 0 : 2));
        Assert.Equal(At(10), Assert.Single(open).State.AliveAt);
        Assert.Equal("tern", Assert.Single(tern).State.Provider);
        Assert.Empty(elsewhere);
        var own = await queries.OfNoticeAsync(new Scope.OfProvider("alder"), all[0].NoticeId, Fold(), CancellationToken.None);
        Assert.Equal((2, 5), (own!.Items.Count, own.Events.Count));
        Assert.Null(await queries.OfNoticeAsync(new Scope.OfProvider("tern"), all[0].NoticeId, Fold(), CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_SentTwice_CountsOnce(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await AppendAsync(test, TwoNotices);
        var before = await ItemsAsync(test);

        var again = await AppendAsync(test, TwoNotices);
        var reused = await AppendAsync(test, [TwoNotices[2] with { OccurredAt = At(10) }]);
        var unknown = await AppendAsync(test, [Of(Issued, 0, notice: "n3", provider: "nobody")]);

        Assert.All(again, result => Assert.Equal(AppendResult.Duplicate, result));
        Assert.Equal([AppendResult.IdReused], reused);
        Assert.Equal([AppendResult.UnknownProvider], unknown);
        Assert.Equal(before, await ItemsAsync(test));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_NotCommitted_LeavesNoTrace(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);

        await using (var batch = await new NoticeStore(test.Database, Hasher, UncountedChangeStore.Instance).BeginAsync(Hotline, Fold(), CancellationToken.None))
        {
            await batch.AppendAsync(TwoNotices, CancellationToken.None);
        }

        Assert.Empty(await ItemsAsync(test));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_OneByOneInAnyOrder_EqualsTheFoldOfAll(DatabaseKind kind)
    {
        await using var together = await ReadyAsync(kind);
        await using var apart = await ReadyAsync(kind);

        await AppendAsync(together, TwoNotices);
        foreach (var one in TwoNotices.Reverse())
        {
            await AppendAsync(apart, [one]);
        }

        Assert.Equal((await ItemsAsync(together)).Order(), (await ItemsAsync(apart)).Order());
    }

    private static ReferenceHasher Hasher => new(new byte[ReferenceHasher.KeyLength]);

    private static async Task<TestDatabase> ReadyAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await new ProviderStore(test.Database).PutAsync(
            [new Provider { Code = "alder", Name = "Alder (fictional)" }, new Provider { Code = "tern", Name = "Tern (fictional)" }], CancellationToken.None);
        await new SourceStore(test.Database).PutAsync(Hotline, CancellationToken.None);
        return test;
    }

    private static async Task<IReadOnlyList<AppendResult>> AppendAsync(TestDatabase test, IReadOnlyList<NoticeEvent> events)
    {
        await using var batch = await new NoticeStore(test.Database, Hasher, UncountedChangeStore.Instance).BeginAsync(Hotline, Fold(), CancellationToken.None);
        var results = await batch.AppendAsync(events, CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
        return results;
    }

    private static async Task<IReadOnlyList<string>> ItemsAsync(TestDatabase test) =>
    [
        .. (await StoredItems.AllAsync(test.Database, Fold()))
            .Select(item => item.State with { LaterSpells = [] } + string.Join(',', item.State.LaterSpells)),
    ];
}
