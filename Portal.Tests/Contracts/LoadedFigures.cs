using System.Collections.Concurrent;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Data.Figures;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>A database of each kind with every published table in it, loaded once for all tests that only read.</summary>
public sealed class LoadedFigures : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestDatabase>>> databases = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in databases.Values)
        {
            await (await database.Value).DisposeAsync();
        }
    }

    internal async Task<Database> OfAsync(DatabaseKind kind) =>
        (await databases.GetOrAdd(kind, _ => new Lazy<Task<TestDatabase>>(() => LoadAsync(kind))).Value).Database;

    private static async Task<TestDatabase> LoadAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await new FigureSeeder(test.Database).SeedAsync(Published.Folder, null, CancellationToken.None);
        return test;
    }
}
