using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.Data.Storage;

/// <summary>
/// A prepared statement without the layers of ADO, for the hot path of imports. Parameters are bound in the order of their first
/// appearance and columns read by number. It runs in whatever transaction its connection is in.
/// </summary>
internal sealed class SqliteStatement : IRowValues, IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int next = 1;

    private SqliteStatement(sqlite3 database, sqlite3_stmt statement)
    {
        this.database = database;
        this.statement = statement;
    }

    /// <summary>Rows that the last <see cref="Run"/> inserted, updated or deleted.</summary>
    internal int Changes => raw.sqlite3_changes(database);

    /// <summary>Id of the row that was inserted last.</summary>
    internal long LastId => raw.sqlite3_last_insert_rowid(database);

    internal static SqliteStatement Prepare(DbConnection connection, string sql)
    {
        var handle = ((SqliteConnection)connection).Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(handle, raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared));
        return new SqliteStatement(handle, prepared);
    }

    internal SqliteStatement Add(long value)
    {
        Check(database, raw.sqlite3_bind_int64(statement, next++, value));
        return this;
    }

    internal SqliteStatement Add(long? value) => value is { } known ? Add(known) : AddNull();

    internal SqliteStatement Add(byte[]? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        Check(database, raw.sqlite3_bind_blob(statement, next++, value));
        return this;
    }

    internal SqliteStatement Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        Check(database, raw.sqlite3_bind_text(statement, next++, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
        return this;
    }

    void IRowValues.Put(long? value) => Add(value);

    void IRowValues.Put(byte[]? value) => Add(value);

    void IRowValues.Put(string? value) => Add(value);

    void IRowValues.Put(bool value) => Add(value ? 1 : 0);

    /// <summary>Runs to the end and makes ready for the next values; returns the rows changed.</summary>
    internal int Run()
    {
        while (Step())
        {
        }

        return Changes;
    }

    /// <summary>Moves to the next row; false after the last one, and then ready for the next values.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        Reset();
        if (code != raw.SQLITE_DONE)
        {
            Check(database, code);
        }

        return false;
    }

    /// <summary>Leaves the rows that are not read yet, and makes ready for the next values.</summary>
    internal void Reset()
    {
        _ = raw.sqlite3_reset(statement);
        next = 1;
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal long Long(int column) => raw.sqlite3_column_int64(statement, column);

    internal long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>The bytes of a text or a blob, valid until the next step; empty for null.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    internal byte[]? BlobOrNull(int column) => IsNull(column) ? null : Bytes(column).ToArray();

    internal string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => statement.Dispose();

    private SqliteStatement AddNull()
    {
        Check(database, raw.sqlite3_bind_null(statement, next++));
        return this;
    }

    private static void Check(sqlite3 database, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
        }
    }
}
