using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Releases.Signing;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>From plan to publication on every database: two persons, closed gates, and nothing public that was refused.</summary>
public sealed class ReleaseWorkflowContract
{
    private static readonly Actor Ines = new("ines", Role.Statistician);
    private static readonly Actor Marek = new("marek", Role.Approver);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Publish_TwoPersons_SignsChainsAndExportsAFolderThatVerifies(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.BuildAsync();
        await world.AuditAsync();
        Done(await world.Workflow.ApproveAsync(World.Release, 1, Marek, CancellationToken.None));
        Done(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None));

        var files = await world.Get<ReleaseExport>().FilesAsync(CancellationToken.None);

        Assert.Empty(ReleaseFolder.Verify(path => files.GetValueOrDefault(path), [.. files.Keys]).Problems);
        Assert.DoesNotContain(files.Keys, path => path.Contains("internal", StringComparison.Ordinal));
        Assert.Empty(await world.Get<CellsCheck>().RunAsync(CancellationToken.None));
        Assert.NotEmpty(await world.Get<ReleaseQueries>().DrawnAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_WhoeverBuilt_IsRefusedInAnySpelling(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.BuildAsync();
        await world.BuildAsync(new Actor("Marek", Role.Statistician));
        await world.AuditAsync();

        // Ines built an earlier draft of the same version, Marek this one: neither may approve, whatever they call themselves
        foreach (var name in (string[])["ines", "INES", " ines ", "marek", "Marek"])
        {
            Refused(await world.Workflow.ApproveAsync(World.Release, 1, new Actor(name, Role.Approver), CancellationToken.None), "same-person");
        }

        Refused(await world.Workflow.ApproveAsync(World.Release, 1, new Actor("olga", Role.Statistician), CancellationToken.None), "not-approver");
        Refused(await world.Workflow.ApproveAsync(World.Release, 1, new Actor(" ", Role.Approver), CancellationToken.None), "not-approver");
        Refused(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None), "not-approved");
        Assert.Empty(await world.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_WithoutAPassedAudit_IsRefused(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.BuildAsync();

        Refused(await world.Workflow.ApproveAsync(World.Release, 1, Marek, CancellationToken.None), "audit-not-passed");
        Refused(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None), "not-approved");
    }

    [Fact]
    public async Task Figure_EditedAfterBuild_StopsAuditApprovalAndPublication()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.BuildAsync();
        await world.AuditAsync();
        await world.ExecuteAsync("update release_blob set bytes = cast('id,value' as blob) where sha256 in (select sha256 from release_file where path = 'attack/cells.csv')");

        Refused(await world.Workflow.ApproveAsync(World.Release, 1, Marek, CancellationToken.None), "edited-after-build");
        Refused((await world.Workflow.AuditAsync(World.Release, 1, Ines, null, CancellationToken.None)).Result, "edited-after-build");
        Refused(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None), "not-approved");
    }

    [Fact]
    public async Task Embargo_BeforeItsMinute_PublishesNothing()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.BuildAsync();
        await world.AuditAsync();
        Done(await world.Workflow.ApproveAsync(World.Release, 1, Marek, CancellationToken.None));
        Done(await world.Workflow.ScheduleAsync(World.Release, 1, Instant.FromUtc(2999, 1, 1, 8, 30), Ines, CancellationToken.None));

        Refused(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None), "embargo");
        Assert.Empty(await world.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Key_LostThenRotated_RefusesFirstAndProvesBothAfterwards()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.Get<SigningKeyStore>().RotateAsync(CancellationToken.None);
        File.Delete(Path.Combine(world.Folder, "release-signing-1.key"));
        await world.BuildAsync();
        await world.AuditAsync();
        Done(await world.Workflow.ApproveAsync(World.Release, 1, Marek, CancellationToken.None));

        Refused(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None), "signing-key-lost");
        await world.Get<SigningKeyStore>().RotateAsync(CancellationToken.None);
        Done(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None));

        Assert.Equal(2, (await world.Get<SigningKeyStore>().PublicAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Withdraw_Published_LeavesThePagesAndKeepsTheChain()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.BuildAsync();
        await world.AuditAsync();
        Done(await world.Workflow.ApproveAsync(World.Release, 1, Marek, CancellationToken.None));
        Done(await world.Publisher.PublishAsync(World.Release, 1, Marek, CancellationToken.None));

        Refused(await world.Publisher.WithdrawAsync(World.Release, 1, Marek, CancellationToken.None), "not-asked");
        Done(await world.Publisher.AskWithdrawalAsync(World.Release, 1, "A source sent wrong times.", Ines, CancellationToken.None));
        Refused(await world.Publisher.WithdrawAsync(World.Release, 1, new Actor(" INES", Role.Approver), CancellationToken.None), "same-person");
        Assert.Single(await world.Get<ReleaseQueries>().CurrentAsync(CancellationToken.None));
        Done(await world.Publisher.WithdrawAsync(World.Release, 1, Marek, CancellationToken.None));

        var queries = world.Get<ReleaseQueries>();
        Assert.Empty(await queries.CurrentAsync(CancellationToken.None));
        Assert.Empty(await queries.DrawnAsync(CancellationToken.None));
        Assert.Equal("A source sent wrong times.", Assert.Single(await queries.PublicationsAsync(CancellationToken.None)).WithdrawnReason);

        // A copy for people says so too, signed, and still verifies
        var sealedPages = await world.Get<ReleaseSite>().SealAsync([ReleaseFile.Of("index.html", "<p>page"u8.ToArray())], CancellationToken.None);
        var files = (await world.Get<ReleaseExport>().FilesAsync(CancellationToken.None)).Select(file => (file.Key, file.Value)).Concat(sealedPages).Append(("index.html", "<p>page"u8.ToArray()))
            .ToDictionary(file => file.Item1, file => file.Item2, StringComparer.Ordinal);
        Assert.Empty(ReleaseFolder.Verify(path => files.GetValueOrDefault(path), [.. files.Keys]).Problems);
        Assert.Equal("A source sent wrong times.", Assert.Single(Manifest.ReadSite(files[ReleaseSite.FileName]).Withdrawn).Reason);
    }

    private static void Done(ReleaseResult result) => Assert.IsType<ReleaseResult.Done>(result);

    private static void Refused(ReleaseResult result, string rule) => Assert.Contains(Assert.IsType<ReleaseResult.Refused>(result).Problems, problem => problem.Rule == rule);

    private sealed class World(TestDatabase test, ServiceProvider services, string folder) : IAsyncDisposable
    {
        internal const string Release = "test-2025-12";

        internal string Folder => folder;

        internal ReleaseWorkflow Workflow => Get<ReleaseWorkflow>();

        internal ReleasePublisher Publisher => Get<ReleasePublisher>();

        internal static async Task<World> CreateAsync(DatabaseKind kind)
        {
            var test = await TestDatabase.CreateAsync(kind);
            var folder = Directory.CreateTempSubdirectory("portal-releases-").FullName;
            var options = new PortalDataOptions { Database = test.Address, ReferenceKeyFile = Path.Combine(folder, "reference.key"), SeedFolder = Repository.PathOf("seed") };
            var world = new World(test, new ServiceCollection().AddPortalData(options).BuildServiceProvider(), folder);
            await world.Get<RuleSeeder>().SeedAsync(options.SeedFolder, CancellationToken.None);
            await StoredReleaseWorld.StoreAsync(test.Database);
            return world;
        }

        internal T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        internal async Task BuildAsync(Actor? actor = null) =>
            Done(await Workflow.BuildAsync(ReleaseWorld.Plan(ReleaseWorld.Read(StoredReleaseWorld.ProgrammeJson)), actor ?? Ines, null, CancellationToken.None));

        internal async Task AuditAsync() => Done((await Workflow.AuditAsync(Release, 1, Ines, null, CancellationToken.None)).Result);

        internal async Task ExecuteAsync(string sql)
        {
            await using var connection = await test.Database.OpenAsync(CancellationToken.None);
            await connection.ExecuteAsync(sql);
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await test.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
