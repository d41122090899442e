using NodaTime;
using Portal.Data;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Tests.Support;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

/// <summary>The stored clocks of the board: kept with the events, read by place, through somebody's eyes.</summary>
public sealed class BoardClockContract
{
    private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h", IsSynthetic = true };

    /// <summary>Limits of 24 hours: at 30 hours n1 is overdue, n2 at risk, n3 running, n4 gone between two checks, n5 met, n6 withdrawn.</summary>
    private static readonly NoticeEvent[] Six =
    [
        Of(Issued, 0), Of(Seen, 5, item: "a"), Of(Seen, 6, item: "b"),
        Of(Issued, 10, notice: "n2", provider: "tern"),
        Of(Issued, 29, notice: "n3", provider: "tern"), Of(Acknowledged, 29.5, notice: "n3"),
        Of(Issued, 1, notice: "n4"), Of(Seen, 20, notice: "n4"), Of(Gone, 28, notice: "n4"),
        Of(Issued, 2, notice: "n5"), Of(Removed, 3, notice: "n5"),
        Of(Issued, 2, notice: "n6"), Of(Withdrawn, 3, notice: "n6", reason: "void"),
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Counts_ByTimeAlone_FollowFromTheInstants(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, Six);
        var board = new BoardQueries(test.Database);

        var early = await CountsAsync(board, At(11));
        var then = await CountsAsync(board, At(30));
        var late = await CountsAsync(board, At(100));

        Assert.Equal("0 0 4 1 0 0", early.Text);
        Assert.Equal(At(18), early.Next);
        Assert.Equal("2 1 1 1 0 0", then.Text);
        Assert.Equal(At(34), then.Next);
        Assert.Equal("4 0 0 1 0 0", late.Text);
        Assert.Equal(At(24) + BoardClock.LongOverdueAfter, late.Next);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Counts_OnTheDot_AreInTime(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, [Of(Issued, 0)]);
        var board = new BoardQueries(test.Database);

        Assert.Equal("0 0 1 0 0 0", (await CountsAsync(board, At(18) - Duration.FromMilliseconds(1))).Text);
        Assert.Equal("0 1 0 0 0 0", (await CountsAsync(board, At(18))).Text);
        Assert.Equal("0 1 0 0 0 0", (await CountsAsync(board, At(24))).Text);
        Assert.Equal("1 0 0 0 0 0", (await CountsAsync(board, At(24) + Duration.FromMilliseconds(1))).Text);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Counts_MoreThanNinetyDaysPast_AreOverdueForLong(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, [Of(Issued, 0), Of(Issued, 48, notice: "n2")]);
        var board = new BoardQueries(test.Database);
        var turn = At(24) + BoardClock.LongOverdueAfter;

        var before = await CountsAsync(board, turn);
        var after = await CountsAsync(board, turn + Duration.FromMilliseconds(1));
        var recent = await board.PageAsync(new Scope.All(), new BoardFilter(), BoardState.Overdue, turn + Duration.FromHours(1), null, 0, 10, CancellationToken.None);
        var old = await board.PageAsync(new Scope.All(), new BoardFilter(), BoardState.LongOverdue, turn + Duration.FromHours(1), null, 0, 10, CancellationToken.None);

        Assert.Equal(("2 0 0 0 0 0", turn), before);
        Assert.Equal(("1 0 0 0 0 1", At(72) + BoardClock.LongOverdueAfter), after);
        Assert.Equal([At(72)], recent.Select(clock => clock.DueAt));
        Assert.Equal([At(24)], old.Select(clock => clock.DueAt));
        Assert.All(old, clock => Assert.Equal(BoardState.LongOverdue, clock.StateAt(turn + Duration.FromHours(1))));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Page_AnyPlace_GoesOnWhereTheLastEnded(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, [.. Enumerable.Range(0, 40).Select(at => Of(Issued, at / 4, notice: $"n{at}"))]);
        var board = new BoardQueries(test.Database);
        var now = At(100);

        var all = await board.PageAsync(new Scope.All(), new BoardFilter(), BoardState.Overdue, now, null, 0, 100, CancellationToken.None);
        var second = await board.PageAsync(new Scope.All(), new BoardFilter(), BoardState.Overdue, now, BoardPlace.Of(all[9]), 0, 10, CancellationToken.None);
        var jumped = await board.PageAsync(new Scope.All(), new BoardFilter(), BoardState.Overdue, now, BoardPlace.Of(all[9]), 15, 10, CancellationToken.None);

        Assert.Equal(40, all.Count);
        Assert.Equal(all.OrderBy(clock => clock.DueAt).ThenBy(clock => clock.ItemId), all);
        Assert.Equal(all.Skip(10).Take(10), second);
        Assert.Equal(all.Skip(25).Take(10), jumped);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Page_EveryScopeAndFilter_ShowsItsOwnOnly(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, Six);
        var board = new BoardQueries(test.Database);

        Assert.Equal(5, (await PageAsync(board, new Scope.All(), new BoardFilter())).Count);
        Assert.All(await PageAsync(board, new Scope.OfProvider("tern"), new BoardFilter()), clock => Assert.Equal("tern", clock.Provider));
        Assert.Equal(2, (await PageAsync(board, new Scope.OfProvider("tern"), new BoardFilter())).Count);
        Assert.Empty(await PageAsync(board, new Scope.OfProvider("tern"), new BoardFilter { Provider = "alder" }));
        Assert.Empty(await PageAsync(board, new Scope.OfJurisdiction("XZ"), new BoardFilter()));
        Assert.Equal(5, (await PageAsync(board, new Scope.OfJurisdiction("XB"), new BoardFilter())).Count);
        Assert.Equal(3, (await PageAsync(board, new Scope.All(), new BoardFilter { Provider = "alder" })).Count);
        Assert.Empty(await PageAsync(board, new Scope.All(), new BoardFilter { Category = "csam-new" }));
        Assert.Empty(await PageAsync(board, new Scope.All(), new BoardFilter { HostCountry = "XZ" }));
        Assert.Equal(5, (await PageAsync(board, new Scope.All(), new BoardFilter { Rule = "TEST-24H" })).Count);
        Assert.Equal(2, (await PageAsync(board, new Scope.All(), new BoardFilter { DueFrom = At(24), DueTo = At(25) })).Count);
        Assert.Equal(["alder", "tern"], (await board.ChoicesAsync(new Scope.All(), At(30), CancellationToken.None)).Providers);
        Assert.Equal(["tern"], (await board.ChoicesAsync(new Scope.OfProvider("tern"), At(30), CancellationToken.None)).Providers);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Board_KeptWithTheEvents_EqualsTheOneBuiltAnew(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, []);
        var board = new BoardQueries(test.Database);
        var version = await board.VersionAsync(CancellationToken.None);
        foreach (var one in Six.Reverse())
        {
            await AppendAsync(test, [one]);
        }

        var kept = await PageAsync(board, new Scope.All(), new BoardFilter());
        await Store(test).RebuildAsync(CancellationToken.None);

        Assert.Equal(5, kept.Count);
        Assert.Equal(kept, await PageAsync(board, new Scope.All(), new BoardFilter()));
        Assert.Equal(version + Six.Length + 1, await board.VersionAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Board_ManyFoldsInOneTransaction_EqualsTheOneBuiltAnew(DatabaseKind kind)
    {
        // n3 was on the board before and leaves, n7 comes and leaves, n8 comes and stays, n9 was there and only changes
        await using var test = await ReadyAsync(kind, [.. Six, Of(Issued, 10, notice: "n9")]);
        NoticeEvent[][] folds =
        [
            [Of(Issued, 20, notice: "n7"), Of(Issued, 20, notice: "n8"), Of(Removed, 29.7, notice: "n3")],
            [Of(Removed, 21, notice: "n7"), Of(Acknowledged, 22, notice: "n8"), Of(Acknowledged, 11, notice: "n9")],
            [Of(Disputed, 23, notice: "n7"), Of(Seen, 24, notice: "n8")],
        ];
        await using (var batch = await Notices(test).BeginAsync(Hotline, Fold(), CancellationToken.None))
        {
            foreach (var events in folds)
            {
                await batch.AppendAsync(events, CancellationToken.None);
                await batch.SettleAsync(CancellationToken.None);
            }

            await batch.CommitAsync(CancellationToken.None);
        }

        var board = new BoardQueries(test.Database);
        var kept = await PageAsync(board, new Scope.All(), new BoardFilter());
        await Store(test).RebuildAsync(CancellationToken.None);

        Assert.Equal(6, kept.Count);
        Assert.Equal(kept, await PageAsync(board, new Scope.All(), new BoardFilter()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Board_NotCommitted_DoesNotChange(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, Six);
        var board = new BoardQueries(test.Database);
        var before = await board.VersionAsync(CancellationToken.None);

        await using (var batch = await Notices(test).BeginAsync(Hotline, Fold(), CancellationToken.None))
        {
            await batch.AppendAsync([Of(Removed, 12)], CancellationToken.None);
        }

        Assert.Equal(before, await board.VersionAsync(CancellationToken.None));
        Assert.Equal(5, (await PageAsync(board, new Scope.All(), new BoardFilter())).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Find_PublicReference_LeadsToItsNoticeAlone(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind, Six);
        var board = new BoardQueries(test.Database);

        foreach (var clock in await PageAsync(board, new Scope.All(), new BoardFilter()))
        {
            Assert.Equal(clock.NoticeId, await board.FindAsync(clock.Reference.ToLowerInvariant(), CancellationToken.None));
        }

        Assert.Null(await board.FindAsync("0000-0000-0000", CancellationToken.None));
        Assert.Null(await board.FindAsync("1 or 1=1", CancellationToken.None));
        Assert.Null(await board.FindAsync(null, CancellationToken.None));
    }

    internal static BoardClockStore Store(TestDatabase test) => new(
        test.Database,
        new RuleBook(new RuleTextStore(test.Database), new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "", SeedFolder = Repository.PathOf("seed") }),
        new FixedClock(At(30)));

    private static NoticeStore Notices(TestDatabase test) => new(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), Store(test));

    private static async Task<(string Text, Instant? Next)> CountsAsync(BoardQueries board, Instant now)
    {
        var counts = await board.CountsAsync(new Scope.All(), new BoardFilter(), now, CancellationToken.None);
        return (string.Join(' ', counts.ByState.OrderBy(pair => pair.Key).Select(pair => pair.Value)), counts.NextChangeAt);
    }

    private static Task<IReadOnlyList<BoardClock>> PageAsync(BoardQueries board, Scope scope, BoardFilter filter) =>
        board.PageAsync(scope, filter, state: null, At(30), after: null, skip: 0, count: 100, CancellationToken.None);

    private static async Task<TestDatabase> ReadyAsync(DatabaseKind kind, IReadOnlyList<NoticeEvent> events)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await new ProviderStore(test.Database).PutAsync(
            [new Provider { Code = "alder", Name = "Alder (fictional)" }, new Provider { Code = "tern", Name = "Tern (fictional)" }], CancellationToken.None);
        await new SourceStore(test.Database).PutAsync(Hotline, CancellationToken.None);
        await AppendAsync(test, events);
        return test;
    }

    private static async Task AppendAsync(TestDatabase test, IReadOnlyList<NoticeEvent> events)
    {
        await using var batch = await Notices(test).BeginAsync(Hotline, Fold(), CancellationToken.None);
        await batch.AppendAsync(events, CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
    }
}
