using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.Data.Storage;

/// <summary>Another program held the database's only write lock for too long. Nothing was stored; trying again later helps.</summary>
public sealed class DatabaseBusyException : Exception
{
    /// <summary>With a fixed message.</summary>
    public DatabaseBusyException()
        : this("The database is busy with another import. Try again later.")
    {
    }

    /// <summary>With a message.</summary>
    public DatabaseBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what the database said.</summary>
    public DatabaseBusyException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether this is how a database says so.</summary>
    internal static bool IsSaidBy(Exception failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };
}
