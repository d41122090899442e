using System.Text.Json;

namespace Portal.Data.Storage;

internal sealed class SqliteDialect : SqlDialect
{
    public override string MigrationFolder => "sqlite";

    public override string InList(string column, string parameter) =>
        $"{column} in (select value from json_each(@{parameter}))";

    public override object ListValue(IReadOnlyCollection<long> values) => JsonSerializer.Serialize(values);

    public override object ListValue(IReadOnlyCollection<string> values) => JsonSerializer.Serialize(values);
}
