using NodaTime;
using Portal.Data.Storage;

namespace Portal.Tests.Support;

/// <summary>A fresh, migrated database of a test's own.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int counter;
    private readonly string? folder;

    private TestDatabase(Database database, string address, string? folder)
    {
        Database = database;
        Address = address;
        this.folder = folder;
    }

    internal Database Database { get; }

    /// <summary>What <c>--db</c> takes.</summary>
    internal string Address { get; }

    internal static Task<TestDatabase> CreateAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Postgres ? PostgresAsync() : SqliteAsync();

    internal static async Task<TestDatabase> SqliteAsync()
    {
        var directory = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var address = Path.Combine(directory, "portal.db");
        return await MigratedAsync(new TestDatabase(Database.At(address), address, directory));
    }

    internal static async Task<TestDatabase> PostgresAsync()
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref counter)}";
        var address = await PostgresServer.CreateDatabaseAsync(name);
        return await MigratedAsync(new TestDatabase(Database.At(address), address, folder: null));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (folder is not null)
        {
            await TestFolders.DeleteAsync(folder);
        }
    }

    private static async Task<TestDatabase> MigratedAsync(TestDatabase database)
    {
        await new Migrator(database.Database, SystemClock.Instance).ApplyAsync(CancellationToken.None);
        return database;
    }
}
