using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Seeding;

namespace Portal.Tests.Support;

/// <summary>A database with the items of <see cref="ReleaseWorld"/>, two persons, a clock that the test moves, and as many instances as it asks for.</summary>
internal sealed class ReleaseDesk : IAsyncDisposable
{
    internal const string Release = "test-2025-12";

    private readonly TestDatabase test;
    private readonly List<ServiceProvider> instances = [];

    private ReleaseDesk(TestDatabase test, string folder)
    {
        this.test = test;
        Folder = folder;
    }

    internal static Actor Ines { get; } = new("ines", Role.Statistician);

    internal static Actor Marek { get; } = new("marek", Role.Approver);

    internal FixedClock Clock { get; } = FixedClock.At(2026, 3, 2, 9);

    /// <summary>Where the keys lie.</summary>
    internal string Folder { get; }

    internal ReleaseWorkflow Workflow => Get<ReleaseWorkflow>();

    internal ReleasePublisher Publisher => Get<ReleasePublisher>();

    internal static async Task<ReleaseDesk> CreateAsync(DatabaseKind kind)
    {
        var desk = new ReleaseDesk(await TestDatabase.CreateAsync(kind), Directory.CreateTempSubdirectory("portal-desk-").FullName);
        desk.AddInstance();
        await desk.Get<RuleSeeder>().SeedAsync(Repository.PathOf("seed"), CancellationToken.None);
        await StoredReleaseWorld.StoreAsync(desk.test.Database);
        return desk;
    }

    /// <summary>Another server over the same database.</summary>
    internal ServiceProvider AddInstance()
    {
        var options = new PortalDataOptions { Database = test.Address, ReferenceKeyFile = Path.Combine(Folder, "reference.key"), SeedFolder = Repository.PathOf("seed") };
        var instance = new ServiceCollection().AddPortalData(options).AddSingleton<IClock>(Clock).BuildServiceProvider();
        instances.Add(instance);
        return instance;
    }

    internal T Get<T>()
        where T : notnull => instances[0].GetRequiredService<T>();

    internal async Task<DraftState> BuildAsync(Actor? actor = null) =>
        Done(await Workflow.BuildAsync(ReleaseWorld.Plan(), actor ?? Ines, null, CancellationToken.None));

    internal async Task<DraftState> AuditAsync() => Done((await Workflow.AuditAsync(Release, 1, Ines, null, CancellationToken.None)).Result);

    internal async Task<DraftState> ApprovedAsync()
    {
        await BuildAsync();
        await AuditAsync();
        return Done(await Workflow.ApproveAsync(Release, 1, Marek, CancellationToken.None));
    }

    internal async Task<DraftState> PublishedAsync()
    {
        await ApprovedAsync();
        return Done(await Publisher.PublishAsync(Release, 1, Marek, CancellationToken.None));
    }

    internal async Task<DraftState> NowAsync() => (await Workflow.FindAsync(Release, 1, CancellationToken.None))!;

    internal async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, parameters);
    }

    internal async Task<long> CountAsync(string table)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    internal static DraftState Done(ReleaseResult result) => result is ReleaseResult.Refused refused
        ? throw new Xunit.Sdk.XunitException(string.Join("; ", refused.Problems.Select(problem => $"{problem.Rule}: {problem.Message}")))
        : ((ReleaseResult.Done)result).Draft;

    internal static void Refused(ReleaseResult result, string rule) =>
        Assert.Contains(rule, Assert.IsType<ReleaseResult.Refused>(result).Problems.Select(problem => problem.Rule));

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        await test.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
