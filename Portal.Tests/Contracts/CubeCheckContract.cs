using Dapper;
using NodaTime;
using Portal.Commands;
using Portal.Data;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class CubeCheckContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 2000)]
    [InlineData(DatabaseKind.Postgres, 80)]
    public async Task Check_UntouchedCells_FindsNothing(DatabaseKind kind, int size)
    {
        var events = SyntheticNotices.Events("dirty", size, 61);
        await using var test = await SyntheticNotices.CountedAsync(kind, [.. events.Where((_, at) => at % 3 > 0)], [.. events.Where((_, at) => at % 3 == 0)]);

        var report = await CheckAsync(test);

        Assert.Empty(report.Differences);
        Assert.True(report is { Notices: > 10, Blocks: > 100, LedgerRows: > 10 });
        Assert.Equal((await StoredCells.ReadAsync(test.Database)).Digest().ToString("x32", null), report.Digest);
    }

    [Theory]
    [InlineData("a flipped byte", "damaged", "update cube_block set cells = cast(substr(cells, 1, 5) || x'00ff' || substr(cells, 8) as blob)", false)]
    [InlineData("an undecodable block", "damaged", "update cube_block set cells = x'010203' where cell_table = 1 and period = (select min(period) from cube_block where cell_table = 1)", false)]
    [InlineData("a deleted ledger row", "ledger", "delete from cube_ledger where slice_id = (select min(slice_id) from cube_ledger)", false)]
    [InlineData("a damaged ledger row", "damaged", "update cube_ledger set changes = x'00' where slice_id = (select min(slice_id) from cube_ledger)", false)]
    [InlineData("a deleted block", "block", "delete from cube_block where cell_table = 0 and slice_id = (select max(slice_id) from cube_block)", false)]
    [InlineData("a wrong roll-up", "block", "", true)]
    public async Task Check_DamagedCells_SaysSoAndRepairs(string damage, string kind, string sql, bool swaps)
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 40, 62));
        var before = (await StoredCells.ReadAsync(test.Database)).Digest();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            // Bytes that are a sound block, but of another slice
            await connection.ExecuteAsync(swaps
                ? """
                update cube_block
                set cells = (select cells from cube_block b where b.cell_table = 4 and b.period = cube_block.period and b.slice_id <> cube_block.slice_id and b.cells <> cube_block.cells limit 1)
                where cell_table = 4
                    and slice_id = (select id from cube_slice where provider = '*' and host_country = '*' and issuer_country = '*' and category = '*' and rule = '*')
                """
                : sql);
        }

        var found = await CheckAsync(test);
        Assert.True(found.Differences.Any(one => one.Kind == kind), damage);

        await new CubeRebuildStore(test.Database, new NoticeHistoryQueries(test.Database)).RebuildAsync(SyntheticNotices.Fold, null, CancellationToken.None);
        Assert.Empty((await CheckAsync(test)).Differences);
        Assert.Equal(before, (await StoredCells.ReadAsync(test.Database)).Digest());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_ToADamagedBlock_SaysWhatToDoStoresNothingAndGoesInAfterTheRepair(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 30, 64);
        var (early, late) = (events.Where((_, at) => at % 2 == 0).ToArray(), events.Where((_, at) => at % 2 == 1).ToArray());
        await using var whole = await SyntheticNotices.CountedAsync(kind, early, late);
        await using var test = await SyntheticNotices.CountedAsync(kind, early);
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("update cube_block set cells = @cells where cell_table = 0", new { cells = new byte[] { 1, 2, 3 } });
        }

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => SyntheticNotices.AppendAsync(test, late));

        Assert.EndsWith("Run portal check --repair.", failure.Message, StringComparison.Ordinal);
        await new CubeRebuildStore(test.Database, new NoticeHistoryQueries(test.Database)).RebuildAsync(SyntheticNotices.Fold, null, CancellationToken.None);
        Assert.Empty((await CheckAsync(test)).Differences);
        await SyntheticNotices.AppendAsync(test, late);
        Assert.Equal((await StoredCells.ReadAsync(whole.Database)).Digest(), (await StoredCells.ReadAsync(test.Database)).Digest());
    }

    [Fact]
    public async Task Check_BytesFlippedOneByOne_NeverPassUnseen()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 5, 63));
        var cells = new List<BlockCell>();
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await foreach (var row in CubeBlockQueries.BlocksAsync(connection))
        {
            for (var at = 0; at < row.Cells.Length; at++)
            {
                row.Cells[at] ^= 0x10;
                Assert.Throws<InvalidDataException>(() => row.ReadTo(cells));
                row.Cells[at] ^= 0x10;
            }
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 24)]
    [InlineData(DatabaseKind.Postgres, 6)]
    public async Task Check_DamageAtRandomPlaces_IsFoundAndRepaired(DatabaseKind kind, int times)
    {
        await using var test = await SyntheticNotices.StoredAsync(kind, SyntheticNotices.Events("dirty", 40, 67));
        var (cells, ledger) = ((await StoredCells.ReadAsync(test.Database)).Digest(), (await StoredCells.LedgerAsync(test.Database)).Digest());
        var (history, stored) = (new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database));
        for (var number = 0; number < times; number++)
        {
            var what = await DamageAsync(test.Database, CounterRandom.For(67, 1, (ulong)number), number % 3);

            var found = await CheckAsync(test);
            Assert.True(found.Differences.Count > 0, what);
            Assert.Contains(found.Differences, one => number % 3 == 2 ? one.Kind == "state" : one.Kind is "damaged" or "block" or "ledger");

            await new StoredNoticeStore(test.Database, history, stored).RepairAsync(SyntheticNotices.Fold, CancellationToken.None);
            if (number % 3 < 2)
            {
                await new CubeRebuildStore(test.Database, history).RebuildAsync(SyntheticNotices.Fold, null, CancellationToken.None);
            }

            Assert.Empty((await CheckAsync(test)).Differences);
        }

        Assert.Equal(cells, (await StoredCells.ReadAsync(test.Database)).Digest());
        Assert.Equal(ledger, (await StoredCells.LedgerAsync(test.Database)).Digest());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Check_EventsOfANoticeThatIsNotThere_SaysSoAndForgetsNothing(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.StoredAsync(kind, SyntheticNotices.Events("clean", 10, 69));
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("update event_pack set id = id + 4294967296000 where id = (select max(id) from event_pack)");
        }

        var found = await CheckAsync(test);

        Assert.Equal("events name a notice that is not there: nothing reads them", Assert.Single(found.Differences, one => one.Kind == CubeCheckQueries.Events).What);
        Assert.Contains("would lose", found.NotRepairable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FlowsOfAnotherDay_BreakTheIdentitiesByName()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 30, 68));
        var whole = await CheckAsync(test);
        Assert.Equal(["flow", "exposure"], whole.Identities.Select(one => one.Name));
        Assert.All(whole.Identities, one => Assert.Equal((whole.Slices, 0), (one.Slices, one.Broken)));
        Assert.True(whole.Items > 20 && whole.States < whole.Items);
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            var row = (await CubeBlockQueries.BlocksAsync(connection).ToListAsync()).First(one => one.Table == CellTable.Flow);
            var cells = new List<BlockCell>();
            row.ReadTo(cells);
            var issued = cells.FindIndex(cell => cell.Kind == CellKind.Issued);
            cells[issued] = cells[issued] with { Count = cells[issued].Count + new CellCount(0, 1) };
            var writer = new ByteWriter();
            new BlockCodec().Write(writer, CellTable.Flow, (int)row.Period, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells));
            await connection.ExecuteAsync(
                "update cube_block set cells = @cells where slice_id = @slice and cell_table = 0 and period = @period",
                new { cells = writer.Written.ToArray(), slice = row.SliceId, period = row.Period });
        }

        var broken = await CheckAsync(test);

        Assert.Equal([0, 1], broken.Identities.Select(one => one.Broken));
        Assert.Contains(broken.Differences, one => one.Kind == "exposure");
    }

    [Fact]
    public async Task Report_DamagedBlock_IsRefusedAndNeverAFigure()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 20, 64));
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("update cube_block set cells = x'0102030405060708' where cell_table = 0");
        }

        var window = new SliceWindow(Instant.FromUtc(2023, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));
        var answer = await new CubeQueries(test.Database).ReportAsync(new Scope.All(), new ItemFilter(), window, null, CancellationToken.None);
        var report = Assert.IsType<CubeAnswer.Served>(answer).Report;
        Assert.Throws<InvalidDataException>(() => report.Counts);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Upkeep_DatabaseOfAnOlderVersion_IsCountedBeforeAnythingIsWritten(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("clean", 30, 66);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var before = (await StoredCells.ReadAsync(test.Database)).Digest();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            // As a migration leaves it that takes no block over
            await connection.ExecuteAsync("delete from cube_block; delete from cube_ledger; delete from cube_slice; update cube_version set is_counted = false;");
        }

        var window = new SliceWindow(Instant.FromUtc(2023, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));
        var answer = await new CubeQueries(test.Database).ReportAsync(new Scope.All(), new ItemFilter(), window, null, CancellationToken.None);
        Assert.Contains("older version", Assert.IsType<CubeAnswer.NotServed>(answer).Because, StringComparison.Ordinal);
        var rebuild = new CubeRebuildStore(test.Database, new NoticeHistoryQueries(test.Database));
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            await using var writer = new CubeStore().Begin(transaction);
            writer.Take(new NoticeChange(1, 0, IsSynthetic: true, NoticeTimeline.Change(SyntheticNotices.Fold, [], [.. events.Where(one => one.NoticeRef == events[0].NoticeRef)])));
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => writer.FlushAsync(CancellationToken.None));
            Assert.Contains("portal check --repair", refused.Message, StringComparison.Ordinal);
        }

        await rebuild.RebuildAsync(SyntheticNotices.Fold, null, CancellationToken.None);

        Assert.True(await rebuild.IsCountedAsync(CancellationToken.None));
        Assert.Equal(before, (await StoredCells.ReadAsync(test.Database)).Digest());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Upkeep_StatesOfAnOlderFold_AreFoldedAgain(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.StoredAsync(kind, SyntheticNotices.Events("clean", 30, 66));
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        Task<long> RemovedAsync() => connection.QuerySingleAsync<long>("select count(*) from item_state where removed_at is not null");
        Task<long> OnBoardAsync() => connection.QuerySingleAsync<long>("select count(*) from board_clock");
        var before = await RemovedAsync();
        await connection.ExecuteAsync("update notice_item set removed_at = null; update cube_version set is_counted = false;");
        var history = new NoticeHistoryQueries(test.Database);
        using var rules = new RuleBook(new RuleTextStore(test.Database), new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "", SeedFolder = Repository.PathOf("seed") });
        var upkeep = new CubeUpkeep(
            new StoredNoticeStore(test.Database, history, new StoredNoticeQueries(test.Database)),
            new BoardClockStore(test.Database, rules, SystemClock.Instance),
            new CubeRebuildStore(test.Database, history),
            new CubeCheckpointStore(test.Database),
            rules,
            new SourceStore(test.Database),
            new ProviderStore(test.Database),
            SystemClock.Instance);

        Assert.True(await upkeep.EnsureAsync(null, CancellationToken.None));

        Assert.Equal(before, await RemovedAsync());
        Assert.InRange(await OnBoardAsync(), 1, 30 * 20);
        Assert.False(await upkeep.EnsureAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Command_DamageAndRepair_ExitAsTheContractSays()
    {
        using var portal = new PortalProcess();
        async Task<int> RunAsync(params string[] arguments) => (await portal.RunAsync(["check", .. arguments])).ExitCode;
        Assert.Equal(ExitCodes.Done, await RunAsync());

        await using var database = Database.At(portal.Database);
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("insert into cube_block (id, cells) values (7 * 16777216 + 262144 + 131076, x'00')");
        }

        Assert.Equal(ExitCodes.Finding, await RunAsync("--json"));
        Assert.Equal(ExitCodes.Done, await RunAsync("--repair"));
        Assert.Equal(ExitCodes.Done, await RunAsync());
    }

    /// <summary>Flips a bit of a block or of a ledger row, or changes a stored state; says what it did.</summary>
    private static async Task<string> DamageAsync(Database database, CounterRandom draws, int where)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        int Pick(int at, int count) => (int)(draws.Uniform((ulong)at) * count);
        if (where == 0)
        {
            var rows = await CubeBlockQueries.BlocksAsync(connection).ToListAsync();
            var row = rows[Pick(0, rows.Count)];
            row.Cells[Pick(1, row.Cells.Length)] ^= (byte)(1 << Pick(2, 8));
            await connection.ExecuteAsync(
                "update cube_block set cells = @Cells where slice_id = @SliceId and cell_table = @CellTable and period = @Period", row);
            return $"a bit of block {row.SliceId} {row.Table} {row.Period}";
        }

        if (where == 1)
        {
            var rows = await CubeBlockQueries.LedgerAsync(connection).ToListAsync();
            var row = rows[Pick(0, rows.Count)];
            row.Changes[Pick(1, row.Changes.Length)] ^= (byte)(1 << Pick(2, 8));
            await connection.ExecuteAsync("update cube_ledger set changes = @Changes where slice_id = @SliceId and seq = @Seq", row);
            return $"a bit of ledger row {row.SliceId} {row.Seq}";
        }

        var ids = (await connection.QueryAsync<long>("select id from notice_item order by id")).ToList();
        var id = ids[Pick(0, ids.Count)];
        string[] damages =
        [
            "update notice_item set removed_at = issued_at + 77000000 where id = @id", "update notice_item set deadline_at = coalesce(deadline_at, 0) + 1 where id = @id",
            "update notice_item set label_id = (select min(id) from item_label where id <> label_id) where id = @id", "update notice_item set flags = flags + 4096 where id = @id",
            "update item_label set provider_id = 0 where id = (select label_id from notice_item where id = @id)",
            "update item_label set is_synthetic = false where id = (select label_id from notice_item where id = @id)",
            "delete from item_spell where item_id = @id; delete from notice_item where id = @id",
            "insert into item_spell (item_id, started_at) values (@id, 1700000000000000)",
        ];
        var sql = damages[Pick(1, damages.Length)];
        await connection.ExecuteAsync(sql, new { id });
        return sql;
    }

    private static Task<CubeCheckReport> CheckAsync(TestDatabase test) =>
        new CubeCheckQueries(test.Database, new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database)).CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None);
}
