using System.Data.Common;
using Microsoft.Data.Sqlite;
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
        pragma busy_timeout = 15000;
        pragma temp_store = memory;
        pragma cache_size = -65536;
        """;

    private readonly string connectionString;
    private readonly NpgsqlDataSource? postgres;

    private Database(string connectionString, NpgsqlDataSource? postgres, SqlDialect dialect, string? file)
    {
        this.connectionString = connectionString;
        this.postgres = postgres;
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
    public static Database At(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        if (address.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return new Database(address, NpgsqlDataSource.Create(address), new PostgresDialect(), file: null);
            }
            catch (ArgumentException wrong)
            {
                throw new InvalidOperationException($"database-address: the connection string is none of PostgreSQL: {wrong.Message}", wrong);
            }
        }

        var path = Path.GetFullPath(address);
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true };
        return new Database(builder.ToString(), postgres: null, new SqliteDialect(), path);
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
