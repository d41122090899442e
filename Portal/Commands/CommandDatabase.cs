using System.CommandLine;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary>The database of a verb, brought up to date, and the key of its references.</summary>
internal static class CommandDatabase
{
    private const string DefaultPath = "data/portal.db";

    internal static Option<string> CreateOption() => new("--db")
    {
        Description = "Path of a SQLite file, or a PostgreSQL connection string that begins with Host=.",
        DefaultValueFactory = _ => DefaultPath,
    };

    internal static async Task<Database> OpenAsync(string address, CancellationToken cancellation)
    {
        var database = Database.At(address);
        await new Migrator(database, SystemClock.Instance).ApplyAsync(cancellation);
        return database;
    }

    /// <summary>The key lies beside a SQLite file; for PostgreSQL in the data folder.</summary>
    internal static Task<ReferenceHasher> HasherAsync(Database database, CancellationToken cancellation) =>
        new ReferenceKeyStore(new SettingStore(database)).OpenAsync($"{database.File ?? Path.GetFullPath(DefaultPath)}.key", cancellation);
}
