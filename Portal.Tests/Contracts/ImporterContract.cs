using System.Text;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Tests.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class ImporterContract
{
    private const string Header = "event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,deadline_at,target\n";
    private const string Issued = "e1,n-1,i-1,issued,2026-02-03T04:00:00Z,p-1,XA,XB,csam-known,2026-02-04T04:00:00Z,\n";
    private const string Gone = "e2,n-1,i-1,gone,2026-02-03T10:00:00Z,,,,,,\n";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h", IsSynthetic = true };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_GoodFileTwice_CountsOnce(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);

        var first = await ImportAsync(test, Header + Issued + Gone);
        var second = await ImportAsync(test, Header + Gone + Issued);

        Assert.Equal((2L, 0L, 0L, true), Summary(first));
        Assert.Equal((0L, 2L, 0L, true), Summary(second));
        var state = Assert.Single(await ItemsAsync(test)).State;
        Assert.Equal(Instant.FromUtc(2026, 2, 3, 10, 0), state.RemovedAt);
        Assert.Equal(Instant.FromUtc(2026, 2, 4, 4, 0), state.DeadlineAt);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_OneBadRow_StoresNothingOfTheFile(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);

        var report = await ImportAsync(test, Header + Issued + "e3,n-1,i-1,gone,2026-02-03T10:00:00,,,,,,\n" + Gone);

        Assert.Equal((0L, 0L, 1L, false), Summary(report));
        Assert.Equal([new RowProblem(3, "occurred_at", "no-offset", ProblemRules.MessageOf("no-offset"))], report.Problems);
        Assert.Empty(await ItemsAsync(test));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_Partial_KeepsTheGoodRows(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);

        var report = await ImportAsync(test, Header + Issued + "e3,n-1,i-1,gone,never,,,,,,\n" + Gone, request => request with { IsPartial = true });

        Assert.Equal((2L, 0L, 1L, true), Summary(report));
        Assert.NotNull(Assert.Single(await ItemsAsync(test)).State.RemovedAt);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_DryRun_ReportsAndStoresNothing(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);

        var report = await ImportAsync(test, Header + Issued + Gone, request => request with { IsDryRun = true });

        Assert.Equal((2L, 0L, 0L, false), Summary(report));
        Assert.Empty(await ItemsAsync(test));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_IdReused_RefusesTheFileAndNamesTheRow(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await ImportAsync(test, Header + Issued);

        var report = await ImportAsync(test, Header + Gone + Issued.Replace("XB", "XC", StringComparison.Ordinal));

        Assert.Equal((0L, 0L, 1L, false), Summary(report));
        Assert.Equal((3L, "event_id", "id-reused"), (report.Problems[0].Row, report.Problems[0].Column, report.Problems[0].Rule));
        Assert.Null(Assert.Single(await ItemsAsync(test)).State.RemovedAt);
    }

    [Fact]
    public async Task Import_AnyOrderOfRows_GivesTheSameStates()
    {
        var lines = Encoding.UTF8.GetString(GeneratorTests.Generate(GeneratorTests.Options("dirty", 400, 9)).Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string Text(IEnumerable<string> rows) => string.Join('\n', [lines[0], .. rows]) + "\n";

        var forwards = await StatesOfAsync(Text(lines.Skip(1)));
        var backwards = await StatesOfAsync(Text(lines.Skip(1).Reverse()));

        Assert.NotEmpty(forwards);
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public async Task Import_MoreProblemsThanAPersonReads_CountsThemAll()
    {
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);

        var report = await ImportAsync(test, Header + string.Concat(Enumerable.Repeat("x\n", 3000)));

        Assert.Equal((3000L, 3000L, ImportReport.MaxListedProblems), (report.Rejected, report.ProblemCount, report.Problems.Count));
    }

    [Fact]
    public async Task Import_Shifted_LeavesOutWhatHasNotHappened()
    {
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);
        var history = Hotline with { MayLoadHistory = true };
        var shift = Now - Instant.FromUtc(2026, 2, 3, 9, 0);

        var report = await ImportAsync(
            test,
            Header.Replace("provider", "recorded_at,provider", StringComparison.Ordinal)
                + "e1,n-1,i-1,issued,2026-02-03T04:00:00Z,2026-02-03T04:00:00Z,p-1,XA,XB,csam-known,2026-02-04T04:00:00Z,\n"
                + "e2,n-1,i-1,gone,2026-02-03T10:00:00Z,2026-02-03T10:00:00Z,,,,,,\n",
            request => request with { Shift = shift, Source = history });

        Assert.Equal(1, report.Accepted);
        var state = Assert.Single(await ItemsAsync(test)).State;
        Assert.Equal(Now - Duration.FromHours(5), state.IssuedAt);
        Assert.Null(state.RemovedAt);
    }

    [Theory]
    [InlineData("e2,n-1,i-1,gone,2026-02-03T03:50:00Z,,,,,,\n", 1, 0, 0)]
    [InlineData("e2,n-1,i-1,gone,2026-02-03T03:59:00Z,,,,,,\n", 0, 0, 1)]
    [InlineData("e2,n-1,i-1,delivered,2026-02-03T03:00:00Z,,,,,,\n", 0, 1, 0)]
    public async Task Import_TimesThatContradict_AreKeptAndCountedApart(string row, int preResolved, int contradictory, int measured)
    {
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);

        Assert.Equal((2L, 0L, 0L, true), Summary(await ImportAsync(test, Header + Issued + row)));
        Assert.Equal((0L, 1L, 0L, true), Summary(await ImportAsync(test, Header + row)));

        var state = Assert.Single(await ItemsAsync(test)).State;
        var counts = SliceCounts.Of([state], new SliceWindow(Now - Duration.FromDays(60), Now, Now));
        Assert.Equal((preResolved, contradictory, measured), (counts.PreResolved, counts.Contradictory, counts.Measured));
        Assert.Equal(measured == 1, state.Flags.HasFlag(ItemFlags.SkewCorrected));
    }

    [Fact]
    public async Task Import_CorrectionOfWhatIsNotThere_IsKeptAndChangesNothing()
    {
        const string Row = "e3,n-1,i-1,corrected,2026-02-03T05:00:00Z,,,,,,nothing-has-this-id\n";
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);
        await ImportAsync(test, Header + Issued + Gone);
        var before = Assert.Single(await ItemsAsync(test)).State;

        Assert.Equal((1L, 0L, 0L, true), Summary(await ImportAsync(test, Header + Row)));
        Assert.Equal((0L, 1L, 0L, true), Summary(await ImportAsync(test, Header + Row)));
        Assert.Equal(before.RemovedAt, Assert.Single(await ItemsAsync(test)).State.RemovedAt);
    }

    [Fact]
    public async Task Import_RemovalAMomentAhead_IsKeptAndDoesNotCountBeforeItsTime()
    {
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);

        Assert.Equal(2, (await ImportAsync(test, Header + Issued + "e2,n-1,i-1,gone,2026-03-01T00:01:00Z,,,,,,\n")).Accepted);
        var far = await ImportAsync(test, Header + "e4,n-1,i-1,gone,2026-03-02T00:00:00Z,,,,,,\n");

        Assert.Equal("future", Assert.Single(far.Problems).Rule);
        var state = Assert.Single(await ItemsAsync(test)).State;
        var counts = SliceCounts.Of([state], new SliceWindow(Now - Duration.FromDays(60), Now, Now));
        Assert.Equal((0, 1), (counts.Resolved, counts.OpenOverdue));
    }

    [Fact]
    public async Task Import_CellsTakeTheirTime_CountsIt()
    {
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);
        var delay = TimeSpan.FromSeconds(0.4);

        var report = await ImportAsync(test, Header + Issued, changes: new SlowChangeStore(delay));

        Assert.InRange(report.Seconds, delay.TotalSeconds - 0.05, 60);
    }

    private static async Task<List<string>> StatesOfAsync(string text)
    {
        await using var test = await ReadyAsync(DatabaseKind.Sqlite);
        var report = await ImportAsync(test, text, request => request with { Source = Hotline with { MayLoadHistory = true } });
        Assert.Empty(report.Problems);
        return [.. (await ItemsAsync(test)).Select(item => (item.State with { LaterSpells = [] }).ToString()).Order(StringComparer.Ordinal)];
    }

    private static (long Accepted, long Duplicates, long Rejected, bool IsStored) Summary(ImportReport report) =>
        (report.Accepted, report.Duplicates, report.Rejected, report.IsStored);

    private static async Task<TestDatabase> ReadyAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        var synthetic = SyntheticProviderRow.Of(new Generator(GeneratorTests.Options("dirty", 1, 9)))
            .Select(row => new Provider { Code = row.Code, Name = row.Name, IsSynthetic = true });
        await new SourceStore(test.Database).PutAsync(Hotline, CancellationToken.None);
        await new ProviderStore(test.Database).PutAsync([new Provider { Code = "p-1", Name = "Tern (fictional)" }, .. synthetic], CancellationToken.None);
        return test;
    }

    private static async Task<ImportReport> ImportAsync(
        TestDatabase test, string text, Func<ImportRequest, ImportRequest>? change = null, INoticeChangeStore? changes = null)
    {
        var request = new ImportRequest { Source = Hotline, Format = EventFormat.Csv };
        var importer = new Importer(
            new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), changes ?? UncountedChangeStore.Instance),
            new ProviderStore(test.Database),
            CatalogueDeadlines.FoldOf(RuleHistory.Of(CatalogueFolder.Require(Repository.PathOf("seed"))), [Hotline], []),
            new FixedClock(Now));
        return await importer.ImportAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), change is null ? request : change(request), progress: null, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<StoredItem>> ItemsAsync(TestDatabase test) =>
        await StoredItems.AllAsync(test.Database);
}
