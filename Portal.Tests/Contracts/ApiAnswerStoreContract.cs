using System.Text;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Cube;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>The answer to a named request is kept with the events that it speaks of, or neither is.</summary>
public sealed class ApiAnswerStoreContract
{
    private const string Events = """
        event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,notice_type
        e1,n-1,i-1,issued,2024-02-03T04:00:00Z,p-1,XA,XB,csam-known,hotline_notice
        """;

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Put_WithTheEvents_IsKeptWithThemOrNotAtAll(DatabaseKind kind)
    {
        await using var test = await StoredAsync(kind);
        var (answers, key) = await StoreAsync(test);
        var answer = new ApiAnswer { BodyHash = [1], Status = 200, Answer = "first" };

        await Assert.ThrowsAsync<IOException>(() => ImportAsync(test, async (batch, _, token) =>
        {
            await answers.PutAsync(batch, key, "name", answer, token);
            throw new IOException("the machine stops here");
        }));
        Assert.Null(await answers.FindAsync(key, "name", CancellationToken.None));
        Assert.Equal(0, await CountAsync(test));

        var report = await ImportAsync(test, (batch, _, token) => answers.PutAsync(batch, key, "name", answer, token));
        Assert.Equal((true, 1L), (report.IsStored, report.Accepted));
        Assert.Equal("first", (await answers.FindAsync(key, "name", CancellationToken.None))!.Answer);
        Assert.Equal(1, await CountAsync(test));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Put_NameThatSomebodyElseUsedMeanwhile_TakesTheEventsBack(DatabaseKind kind)
    {
        await using var test = await StoredAsync(kind);
        var (answers, key) = await StoreAsync(test);
        Assert.True(await answers.PutAsync(key, "name", new ApiAnswer { BodyHash = [1], Status = 200, Answer = "theirs" }, CancellationToken.None));

        var report = await ImportAsync(test, (batch, _, token) => answers.PutAsync(batch, key, "name", new ApiAnswer { BodyHash = [1], Status = 200, Answer = "ours" }, token));

        Assert.False(report.IsStored);
        Assert.Equal("theirs", (await answers.FindAsync(key, "name", CancellationToken.None))!.Answer);
        Assert.Equal(0, await CountAsync(test));
    }

    private static async Task<TestDatabase> StoredAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await new SourceStore(test.Database).PutAsync(SyntheticNotices.Source, CancellationToken.None);
        await new ProviderStore(test.Database).PutAsync([new Provider { Code = "p-1", Name = "Tern (fictional)" }], CancellationToken.None);
        return test;
    }

    private static async Task<(ApiAnswerStore Answers, string Key)> StoreAsync(TestDatabase test)
    {
        var clock = new FixedClock(Now);
        var (key, _) = await new ApiKeyStore(test.Database, new AuditStore(test.Database, clock), clock)
            .AddAsync(new ApiKeyRequest("k", SyntheticNotices.Source.Code, null, Duration.FromDays(1), 60), "operator", CancellationToken.None);
        return (new ApiAnswerStore(test.Database, clock), key.Prefix);
    }

    private static async Task<ImportReport> ImportAsync(TestDatabase test, Func<NoticeBatchStore, ImportReport, CancellationToken, Task<bool>> beforeCommit)
    {
        var notices = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Events));
        var request = new ImportRequest { Source = SyntheticNotices.Source, Format = EventFormat.Csv, BeforeCommit = beforeCommit };
        return await new Importer(notices, new ProviderStore(test.Database), SyntheticNotices.Fold, new FixedClock(Now)).ImportAsync(stream, request, null, CancellationToken.None);
    }

    private static async Task<int> CountAsync(TestDatabase test) =>
        (await StoredItems.AllAsync(test.Database)).Count;
}
