using System.CommandLine;
using NodaTime;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary>The database of a verb, found as the site finds it, brought up to date, and the key of its references.</summary>
internal sealed class CommandDatabase : IAsyncDisposable
{
    private readonly PortalDataOptions options;
    private readonly RuleBook book;

    private CommandDatabase(PortalDataOptions options, Database database)
    {
        this.options = options;
        book = new RuleBook(new RuleTextStore(database), options);
        Database = database;
    }

    internal Database Database { get; }

    /// <summary>The services of the site over this database, for verbs that need many of them; the caller disposes it.</summary>
    internal ServiceProvider Services() => new ServiceCollection().AddPortalData(options).BuildServiceProvider();

    internal static Option<string?> CreateOption() =>
        new("--db") { Description = "Path of a SQLite file, or a PostgreSQL connection string that begins with Host=." };

    internal static async Task<CommandDatabase> OpenAsync(string? address, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(address is null ? [] : [new("Portal:Database", address)])
            .Build();
        var found = PortalPaths.Options(configuration);
        var database = Database.At(found.Database);
        await new Migrator(database, SystemClock.Instance).ApplyAsync(cancellation);
        return new CommandDatabase(found, database);
    }

    /// <summary>The key of this database's references; another key than the one it was begun with is refused.</summary>
    internal async Task<ReferenceHasher> HasherAsync(CancellationToken cancellation)
    {
        var hasher = new ReferenceHasher(SecretFile.LoadOrCreate(options.ReferenceKeyFile, ReferenceHasher.KeyLength));
        await new ReferenceKeyCheck(new SettingStore(Database), hasher).EnsureAsync(cancellation);
        return hasher;
    }

    /// <summary>Everything that is kept in step with notices, as the site keeps it.</summary>
    internal CombinedChangeStore Changes() => new(new CubeStore(), Board());

    /// <summary>The deadline board, as the site keeps it.</summary>
    internal BoardClockStore Board() => new(Database, book, SystemClock.Instance);

    /// <summary>The store of notices, with everything that is kept in step with it; the cells of a database of an older version are counted first.</summary>
    internal async Task<NoticeStore> NoticesAsync(CancellationToken cancellation)
    {
        var history = new NoticeHistoryQueries(Database);
        var cells = new CubeUpkeep(
            new StoredNoticeStore(Database, history, new StoredNoticeQueries(Database)),
            Board(),
            new CubeRebuildStore(Database, history),
            new CubeCheckpointStore(Database),
            book,
            new SourceStore(Database),
            new ProviderStore(Database),
            SystemClock.Instance);
        await cells.EnsureAsync(new CellsProgress(), cancellation);
        return new(Database, await HasherAsync(cancellation), Changes());
    }

    /// <summary>The catalogue in force in this database; the shipped one where none is stored.</summary>
    internal Task<RuleHistory> RulesAsync(CancellationToken cancellation) => book.HistoryAsync(cancellation);

    public ValueTask DisposeAsync()
    {
        book.Dispose();
        return Database.DisposeAsync();
    }
}
