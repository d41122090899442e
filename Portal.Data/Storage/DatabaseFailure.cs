using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Portal.Data.Storage;

/// <summary>Says in one line what is wrong with a database that can't be opened, read or written, and what helps.</summary>
public static class DatabaseFailure
{
    private const string Place = "portal.database";

    /// <summary>Whether a failure is the database's own, so that <see cref="Describe"/> has words for it.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool IsSaid(Exception failure) => failure is DbException or DatabaseBusyException or SocketException or TimeoutException;

    /// <summary>One line without a line break: a short name, which database, what it is about.</summary>
    /// <param name="failure">One that <see cref="IsSaid"/> knows.</param>
    /// <example>database-not-one: /srv/portal.db is no database, or damaged in its first bytes. Name another file, or bring back a backup.</example>
    public static string Describe(Exception failure)
    {
        var (name, words) = failure switch
        {
            SqliteException sqlite => OfSqlite(sqlite),
            PostgresException postgres => ("database-refused", $"answers: {postgres.MessageText} ({postgres.SqlState})"),
            DatabaseBusyException => ("database-locked", "is being written by another program. Nothing was changed; try again later."),
            _ => ("database-silent", "does not answer. Is the server up, and are host, port and name right?"),
        };
        return $"{name}: {failure.Data[Place] as string ?? "the database"} {words}".ReplaceLineEndings(" ");
    }

    /// <summary>Notes which database it was.</summary>
    internal static void Name(Exception failure, string? file) => failure.Data[Place] = file ?? "the PostgreSQL database";

    private static (string Name, string Words) OfSqlite(SqliteException failure) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_CANTOPEN => ("database-not-opened", "can't be opened. Is it a folder, or may this user not read and write it and its folder?"),
        raw.SQLITE_NOTADB => ("database-not-one", "is no database, or damaged in its first bytes. Name another file, or bring back a backup."),
        raw.SQLITE_CORRUPT => ("database-damaged", "is damaged: a part is missing or changed. Bring back a backup."),
        raw.SQLITE_READONLY => ("database-read-only", "can't be written: the file, its folder or the disk is read-only. Nothing was changed."),
        raw.SQLITE_PERM or raw.SQLITE_AUTH => ("database-not-allowed", "may not be read or written by this user."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ("database-locked", "is being written by another program. Nothing was changed; try again later."),
        raw.SQLITE_FULL => ("disk-full", "could not grow: the disk is full. What was under way was taken back; make room and try again."),
        raw.SQLITE_IOERR => ("disk-failed", "could not be read or written: the disk answers with an error or has no room. What was under way was taken back."),
        _ => ("database-failed", $"answers: {failure.Message}"),
    };
}
