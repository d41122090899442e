using Dapper;
using NodaTime;
using Portal.Data;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>What was known at a past instant, read from checkpoints, beside the same without any.</summary>
public sealed class CubeCheckpointContract
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 17, 13, 45, 10);

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 600)]
    [InlineData(DatabaseKind.Postgres, 60)]
    public async Task Report_KnownAtAnyInstant_IsTheSameFromAnyCheckpoint(DatabaseKind kind, int size)
    {
        // In the order of knowing, but for a third that is loaded at the end with its history: the ledger is not in that order
        var events = SyntheticNotices.Events("dirty", size, 71).OrderBy(one => one.RecordedAt).ToArray();
        NoticeEvent[] late = [.. events.Where((_, at) => at % 3 == 0)];
        NoticeEvent[] early = [.. events.Where((_, at) => at % 3 > 0)];
        var parts = early.Chunk((early.Length / 3) + 1).ToArray();
        await using var plain = await SyntheticNotices.CountedAsync(kind, [.. parts, late]);
        await using var kept = await SyntheticNotices.CountedAsync(kind, parts[0]);
        var checkpoints = new CubeCheckpointStore(kept.Database);
        foreach (var part in (NoticeEvent[][])[.. parts[1..], late])
        {
            Assert.True(await checkpoints.TakeAsync(Now, "publication", CancellationToken.None));
            Assert.False(await checkpoints.TakeAsync(Now, "publication", CancellationToken.None));
            await SyntheticNotices.AppendAsync(kept, part);
        }

        Assert.Empty((await CheckAsync(kept)).Differences);
        await SeeThatCheckpointsAreReadAsync(kept, events[events.Length / 20].RecordedAt);
        var provider = SyntheticNotices.Items(events).CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key;
        var (ofPlain, ofKept) = (new CubeQueries(plain.Database), new CubeQueries(kept.Database));
        var window = new SliceWindow(Instant.FromUtc(2023, 6, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0), Now).WithLimitsByDay();
        foreach (var at in (int[])[events.Length / 20, events.Length / 4, events.Length / 2, events.Length - events.Length / 5, events.Length - 1])
        {
            foreach (var filter in (ItemFilter[])[new(), new() { Provider = provider }, new() { Provider = provider, Category = "csam-known" }])
            {
                Assert.Equal(
                    await AskAsync(ofPlain, filter, window, events[at].RecordedAt),
                    await AskAsync(ofKept, filter, window, events[at].RecordedAt));
            }

            Assert.Equal(at == events.Length - 1, (await ReportAsync(ofKept, new(), window, events[at].RecordedAt)).IsAsKnownNow);
        }
    }

    [Fact]
    public async Task Take_NothingChangedIn_IsNotKeptTwice()
    {
        var events = SyntheticNotices.Events("clean", 200, 72).OrderBy(one => one.RecordedAt).ToArray();
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. events[..^10]]);
        var checkpoints = new CubeCheckpointStore(test.Database);
        await checkpoints.TakeAsync(Now, "publication", CancellationToken.None);
        await SyntheticNotices.AppendAsync(test, [.. events[^10..]]);
        await checkpoints.TakeAsync(Now, "publication", CancellationToken.None);

        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var blocks = (await connection.QueryAsync<long>("select count(*) from cube_checkpoint_block group by seq order by seq")).ToArray();
        Assert.Equal(await connection.ExecuteScalarAsync<long>("select count(distinct slice_id * 1000000 + cell_table * 10000 + period) from cube_checkpoint_block"), blocks.Length == 2 ? blocks[0] + await NewAsync() : 0);
        Assert.InRange(blocks[1], 1, blocks[0] / 2);

        async Task<long> NewAsync() => await connection.ExecuteScalarAsync<long>(
            "select count(*) from cube_checkpoint_block b where not exists (select 1 from cube_checkpoint_block o where o.slice_id = b.slice_id and o.cell_table = b.cell_table and o.period = b.period and o.seq < b.seq) and b.seq = (select max(seq) from cube_checkpoint)");
    }

    [Fact]
    public async Task TakeOfMonth_SecondTimeInAMonth_KeepsNothing()
    {
        var events = SyntheticNotices.Events("clean", 40, 73).OrderBy(one => one.RecordedAt).ToArray();
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events[..20]);
        var checkpoints = new CubeCheckpointStore(test.Database);

        Assert.True(await checkpoints.TakeOfMonthAsync(Now, CancellationToken.None));
        await SyntheticNotices.AppendAsync(test, events[20..]);
        Assert.False(await checkpoints.TakeOfMonthAsync(Now + Duration.FromDays(3), CancellationToken.None));
        Assert.True(await checkpoints.TakeOfMonthAsync(Now + Duration.FromDays(20), CancellationToken.None));
    }

    [Fact]
    public async Task Take_WhileAnImportWrites_SaysSoUnlessNothingIsDue()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 10, 77));
        await using var impatient = Database.At(test.Address, Duration.FromSeconds(1));
        var store = new CubeCheckpointStore(impatient);
        await using var other = await test.Database.OpenAsync(CancellationToken.None);
        await using (var writing = await other.BeginTransactionAsync())
        {
            await Assert.ThrowsAsync<DatabaseBusyException>(() => store.TakeOfMonthAsync(Now, CancellationToken.None));
        }

        Assert.True(await store.TakeOfMonthAsync(Now, CancellationToken.None));
        await using var again = await other.BeginTransactionAsync();
        Assert.False(await store.TakeOfMonthAsync(Now, CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Upkeep_MonthThatBeginsWhileItRuns_IsKeptByItself(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 40, 76).OrderBy(one => one.RecordedAt).ToArray();
        await using var test = await SyntheticNotices.StoredAsync(kind, events[..20]);
        var clock = new FixedClock(Now);
        using var rules = new RuleBook(new RuleTextStore(test.Database), new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "", SeedFolder = Repository.PathOf("seed") });
        var history = new NoticeHistoryQueries(test.Database);
        var upkeep = new CubeUpkeep(
            new StoredNoticeStore(test.Database, history, new StoredNoticeQueries(test.Database)), new BoardClockStore(test.Database, rules, clock), new CubeRebuildStore(test.Database, history), new CubeCheckpointStore(test.Database), rules, new SourceStore(test.Database), new ProviderStore(test.Database), clock);
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        async Task<long[]> TakenAsync() => [.. await connection.QueryAsync<long>("select taken_at from cube_checkpoint order by seq")];

        Assert.Equal(Instant.FromUtc(2026, 4, 1, 0, 0), await upkeep.KeepMonthAsync(CancellationToken.None));
        Assert.Empty(await TakenAsync());

        Assert.False(await upkeep.EnsureAsync(null, CancellationToken.None));
        var next = await upkeep.KeepMonthAsync(CancellationToken.None);
        Assert.Equal(Instant.FromUtc(2026, 4, 1, 0, 0), next);
        Assert.Equal([Now.ToMicros()], await TakenAsync());

        await SyntheticNotices.AppendAsync(test, events[20..]);
        clock.Now = next - Duration.FromMilliseconds(1);
        Assert.Equal(next, await upkeep.KeepMonthAsync(CancellationToken.None));
        Assert.Equal([Now.ToMicros()], await TakenAsync());

        clock.Now = next;
        Assert.Equal(Instant.FromUtc(2026, 5, 1, 0, 0), await upkeep.KeepMonthAsync(CancellationToken.None));
        Assert.Equal([Now.ToMicros(), next.ToMicros()], await TakenAsync());
        Assert.Empty((await CheckAsync(test)).Differences);
    }

    [Theory]
    [InlineData("damaged", "update cube_checkpoint_block set cells = x'2001020304' where id = (select min(id) from cube_checkpoint_block)")]
    [InlineData("checkpoint", "delete from cube_checkpoint_block where id = (select min(b.id) from cube_checkpoint_block b join cube_slice s on s.id = b.slice_id where s.rule <> '*' and s.provider <> '*' and s.category <> '*' and b.cell_table = 0)")]
    public async Task Check_DamagedCheckpoint_IsFoundAndRepaired(string kind, string sql)
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 20, 75));
        await new CubeCheckpointStore(test.Database).TakeAsync(Now, "publication", CancellationToken.None);
        Assert.Empty((await CheckAsync(test)).Differences);
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(sql);
        }

        Assert.Contains((await CheckAsync(test)).Differences, one => one.Kind == kind);

        await new CubeRebuildStore(test.Database, new NoticeHistoryQueries(test.Database)).RebuildAsync(SyntheticNotices.Fold, null, CancellationToken.None);
        Assert.Empty((await CheckAsync(test)).Differences);
    }

    private static Task<CubeCheckReport> CheckAsync(TestDatabase test) =>
        new CubeCheckQueries(test.Database, new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database)).CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None);

    private static async Task SeeThatCheckpointsAreReadAsync(TestDatabase test, Instant known)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var (least, _) = await new CubeCellQueries(test.Database).BaseAsync(connection, SlicePlan.Of(new CubeSlices(await SlicesAsync()), new Scope.All(), new ItemFilter()), known.ToMicros(), long.MaxValue, CancellationToken.None);
        var kept = await connection.QueryAsync<long>("select seq from cube_checkpoint");
        Assert.Contains(least!.Value, kept);

        async Task<IEnumerable<SliceRow>> SlicesAsync() => await connection.QueryAsync<SliceRow>("select id, is_synthetic, provider, host_country, issuer_country, category, rule from cube_slice");
    }

    private static async Task<CubeReport> ReportAsync(CubeQueries queries, ItemFilter filter, SliceWindow window, Instant known) =>
        Assert.IsType<CubeAnswer.Served>(await queries.ReportAsync(new Scope.All(), filter, window, known, CancellationToken.None)).Report;

    private static async Task<(string, SliceCounts, SliceFlow, AvailabilityHours, int, double?)> AskAsync(CubeQueries queries, ItemFilter filter, SliceWindow window, Instant known)
    {
        var report = await ReportAsync(queries, filter, window, known);
        return (report.Digest, report.Counts, report.Flow, report.Availability, report.OnTime.OnTime, report.Period.Quantile(0.5).Figure.Interval.Upper);
    }
}
