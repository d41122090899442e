using System.Data;
using System.Data.Common;

namespace Portal.Data.Storage;

internal sealed class PostgresDialect : SqlDialect
{
    public override string MigrationFolder => "postgres";

    public override string IntegritySql => """
        select 'index ' || indexrelid::regclass::text || ' is not valid'
        from pg_index
        where not indisvalid
        union all
        select 'constraint ' || conname || ' is not valid'
        from pg_constraint
        where not convalidated
        """;

    public override string InList(string column, string parameter) => $"{column} = any(@{parameter})";

    public override object ListValue(IReadOnlyCollection<long> values) => values.ToArray();

    public override object ListValue(IReadOnlyCollection<string> values) => values.ToArray();

    public override async Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
}
