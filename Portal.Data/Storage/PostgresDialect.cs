namespace Portal.Data.Storage;

internal sealed class PostgresDialect : SqlDialect
{
    public override string MigrationFolder => "postgres";

    public override string InList(string column, string parameter) => $"{column} = any(@{parameter})";

    public override object ListValue(IReadOnlyCollection<long> values) => values.ToArray();

    public override object ListValue(IReadOnlyCollection<string> values) => values.ToArray();
}
