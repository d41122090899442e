using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Portal.Data.Notices;

/// <summary>Opens the stored states of items inside somebody's transaction.</summary>
internal static class StateStore
{
    internal static async Task<IStateRows> OpenAsync(DbTransaction transaction, CancellationToken cancellation) => transaction.Connection is SqliteConnection
        ? new SqliteStateStore(transaction)
        : await PostgresStateStore.OpenAsync(transaction, cancellation);
}
