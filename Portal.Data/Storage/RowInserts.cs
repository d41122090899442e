using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Data.Storage;

/// <summary>Inserts many rows inside somebody's transaction, each database in its fast way: a prepared statement, or one binary copy for all.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its columns, with commas between.</param>
internal sealed class RowInserts(string table, string columns)
{
    private readonly string insertSql = $"""
        insert into {table} ({columns})
        values ({string.Join(", ", columns.Split(", ").Select(column => "@" + column))})
        """;

    private readonly string copySql = $"copy {table} ({columns}) from stdin (format binary)";

    /// <summary>Inserts rows.</summary>
    /// <param name="transaction">Whose.</param>
    /// <param name="rows">Anything that a row is made of.</param>
    /// <param name="put">Gives the values of a row, in the order of the columns.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task WriteAsync<T>(DbTransaction transaction, IReadOnlyCollection<T> rows, Action<IRowValues, T> put, CancellationToken cancellation)
    {
        if (transaction.Connection is SqliteConnection connection)
        {
            using var statement = SqliteStatement.Prepare(connection, insertSql);
            foreach (var one in rows)
            {
                put(statement, one);
                statement.Run();
            }
        }
        else if (rows.Count > 0)
        {
            await using var copy = await ((NpgsqlConnection)transaction.Connection!).BeginBinaryImportAsync(copySql, cancellation);
            var row = new CopiedRow(copy);
            foreach (var one in rows)
            {
                await copy.StartRowAsync(cancellation);
                put(row, one);
            }

            await copy.CompleteAsync(cancellation);
        }
    }
}
