using System.Data.Common;

namespace Portal.Data.Storage;

/// <summary>What a migration does that SQL cannot say, in its transaction and after its script.</summary>
internal interface IMigrationStep
{
    /// <summary>Name of the script's file.</summary>
    string Name { get; }

    /// <summary>Carries the data over.</summary>
    Task RunAsync(DbTransaction transaction, SqlDialect dialect, CancellationToken cancellation);
}
