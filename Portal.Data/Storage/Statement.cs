using System.Data.Common;

namespace Portal.Data.Storage;

/// <summary>A prepared statement for the hot path of imports: bound by position, run many times in one transaction.</summary>
internal sealed class Statement : IAsyncDisposable
{
    private readonly DbCommand command;

    private Statement(DbCommand command) => this.command = command;

    /// <summary>Prepares a statement.</summary>
    /// <param name="transaction">The transaction that it runs in.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Names without @, each with the type of its values, in the order of <see cref="ExecuteAsync"/>.</param>
    internal static Statement Prepare(DbTransaction transaction, string sql, params (string Name, System.Data.DbType Type)[] parameters)
    {
        var prepared = transaction.Connection!.CreateCommand();
        prepared.Transaction = transaction;
        prepared.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = prepared.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = type;
            prepared.Parameters.Add(parameter);
        }

        prepared.Prepare();
        return new Statement(prepared);
    }

    /// <summary>Runs it and returns the number of rows changed.</summary>
    internal Task<int> ExecuteAsync(CancellationToken cancellation, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Runs it and returns the first column of the first row; null where there is no row or no value.</summary>
    internal async Task<object?> ScalarAsync(CancellationToken cancellation, params object?[] values)
    {
        Bind(values);
        return await command.ExecuteScalarAsync(cancellation) is { } value and not DBNull ? value : null;
    }

    /// <summary>Runs it and reads its rows.</summary>
    internal Task<DbDataReader> ReadAsync(CancellationToken cancellation, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReaderAsync(cancellation);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }
    }
}
