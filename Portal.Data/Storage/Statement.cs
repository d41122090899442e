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

    /// <summary>Runs it for each row of values, in one round trip where the database can.</summary>
    internal async Task ExecuteAllAsync(IReadOnlyList<object?[]> rows, CancellationToken cancellation)
    {
        if (command.Connection!.CanCreateBatch && rows.Count > 1)
        {
            await using var batch = BatchOf(rows);
            await batch.ExecuteNonQueryAsync(cancellation);
            return;
        }

        foreach (var row in rows)
        {
            await ExecuteAsync(cancellation, row);
        }
    }

    /// <summary>Runs it for each row of values, in one round trip where the database can, and returns what <see cref="ScalarAsync"/> would of each.</summary>
    internal async Task<IReadOnlyList<object?>> ScalarsAsync(IReadOnlyList<object?[]> rows, CancellationToken cancellation)
    {
        var scalars = new List<object?>(rows.Count);
        if (command.Connection!.CanCreateBatch && rows.Count > 1)
        {
            await using var batch = BatchOf(rows);
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            do
            {
                scalars.Add(await reader.ReadAsync(cancellation) && !await reader.IsDBNullAsync(0, cancellation) ? reader.GetValue(0) : null);
            }
            while (await reader.NextResultAsync(cancellation));
            return scalars;
        }

        foreach (var row in rows)
        {
            scalars.Add(await ScalarAsync(cancellation, row));
        }

        return scalars;
    }

    /// <summary>Runs it and reads its rows.</summary>
    internal Task<DbDataReader> ReadAsync(CancellationToken cancellation, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReaderAsync(cancellation);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private DbBatch BatchOf(IReadOnlyList<object?[]> rows)
    {
        var batch = command.Connection!.CreateBatch();
        batch.Transaction = command.Transaction;
        foreach (var row in rows)
        {
            var one = batch.CreateBatchCommand();
            one.CommandText = command.CommandText;
            for (var at = 0; at < row.Length; at++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = command.Parameters[at].ParameterName;
                parameter.DbType = command.Parameters[at].DbType;
                parameter.Value = row[at] ?? DBNull.Value;
                one.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(one);
        }

        return batch;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }
    }
}
