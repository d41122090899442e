using System.Data.Common;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Portal.Data.Storage;

/// <summary>
/// One database, SQLite or PostgreSQL. A connection per operation; the pool makes that cheap.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const string SqlitePragmasSql = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        pragma temp_store = memory;
        pragma cache_size = -65536;
        """;

    private static readonly Duration UsualPatience = Duration.FromSeconds(15);

    private readonly string connectionString;
    private readonly NpgsqlDataSource? postgres;
    private readonly Duration patience;

    private Database(string connectionString, NpgsqlDataSource? postgres, SqlDialect dialect, string? file, Duration patience)
    {
        this.connectionString = connectionString;
        this.postgres = postgres;
        this.patience = patience;
        Dialect = dialect;
        File = file;
        TypeHandlers.Register();
    }

    /// <summary>What the two databases say differently.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Full path of the SQLite file; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Names a database: a connection string that begins with <c>Host=</c> is PostgreSQL, anything else is a path.</summary>
    /// <param name="address">Path of a SQLite file, created when first opened, or a PostgreSQL connection string.</param>
    public static Database At(string address) => At(address, UsualPatience);

    /// <summary>The same with how long SQLite waits for another writer before it says that the file is busy.</summary>
    internal static Database At(string address, Duration patience)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        if (address.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return new Database(address, NpgsqlDataSource.Create(address), new PostgresDialect(), file: null, patience);
            }
            catch (ArgumentException wrong)
            {
                throw new InvalidOperationException($"database-address: the connection string is none of PostgreSQL: {wrong.Message}", wrong);
            }
        }

        var path = Path.GetFullPath(address);
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true, DefaultTimeout = 2 * (int)patience.TotalSeconds };
        return new Database(builder.ToString(), postgres: null, new SqliteDialect(), path, patience);
    }

    /// <summary>An open connection; the caller disposes it.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        if (postgres is not null)
        {
            try
            {
                return await postgres.OpenConnectionAsync(cancellation);
            }
            catch (Exception failure)
            {
                DatabaseFailure.Name(failure, file: null);
                throw;
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, (int)patience.TotalMilliseconds);
            using var command = connection.CreateCommand();
            command.CommandText = SqlitePragmasSql;
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch (Exception failure)
        {
            DatabaseFailure.Name(failure, File);
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
            return;
        }

        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
