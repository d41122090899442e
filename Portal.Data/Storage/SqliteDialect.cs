using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Portal.Data.Storage;

internal sealed class SqliteDialect : SqlDialect
{
    public override string MigrationFolder => "sqlite";

    public override string IntegritySql => """
        select integrity_check
        from pragma_integrity_check
        where integrity_check <> 'ok'
        union all
        select 'a row of ' || "table" || ' names one of ' || parent || ' that is not there'
        from pragma_foreign_key_check
        """;

    public override string InList(string column, string parameter) =>
        $"{column} in (select value from json_each(@{parameter}))";

    public override object ListValue(IReadOnlyCollection<long> values) => JsonSerializer.Serialize(values);

    public override object ListValue(IReadOnlyCollection<string> values) => JsonSerializer.Serialize(values);

    public override Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));
}
