using System.Data.Common;

namespace Portal.Data.Storage;

/// <summary>The only places where SQLite and PostgreSQL need other words. At most six members.</summary>
public abstract class SqlDialect
{
    /// <summary>Folder of the migrations under Storage/Migrations.</summary>
    public abstract string MigrationFolder { get; }

    /// <summary>A statement that gives a sentence for each thing that is wrong with the database's own structures, and no row when all is well.</summary>
    public abstract string IntegritySql { get; }

    /// <summary>A condition that holds for members of a list parameter.</summary>
    /// <param name="column">The column or expression, lower case.</param>
    /// <param name="parameter">Parameter name without @; its value comes from <see cref="ListValue(IReadOnlyCollection{long})"/>.</param>
    public abstract string InList(string column, string parameter);

    /// <summary>What to pass for the parameter of <see cref="InList"/>.</summary>
    public abstract object ListValue(IReadOnlyCollection<long> values);

    /// <summary>What to pass for the parameter of <see cref="InList"/>.</summary>
    public abstract object ListValue(IReadOnlyCollection<string> values);

    /// <summary>Begins to read one state of the database, whatever others write meanwhile; nobody waits for it.</summary>
    public abstract Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation);
}
