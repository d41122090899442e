using Dapper;

namespace Portal.Data.Storage;

/// <summary>Bytes on disk by table.</summary>
public sealed class TableSizeQueries(Database database)
{
    private const string CheckpointSql = "pragma wal_checkpoint(truncate)";

    private const string RootsSql = """
        select name, rootpage as root_page
        from sqlite_schema
        where rootpage > 0
        """;

    private const string PostgresSql = """
        select relname as name, pg_total_relation_size(oid) as bytes
        from pg_class
        where relkind = 'r'
            and relnamespace = 'public'::regnamespace
        order by bytes desc, name
        """;

    /// <summary>The largest first. On SQLite nobody may write meanwhile.</summary>
    public async Task<IReadOnlyList<TableSize>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        if (database.File is not { } file)
        {
            return [.. await connection.QueryAsync<TableSize>(new CommandDefinition(PostgresSql, cancellationToken: cancellation))];
        }

        await connection.ExecuteAsync(new CommandDefinition(CheckpointSql, cancellationToken: cancellation));
        var roots = (await connection.QueryAsync<RootRow>(new CommandDefinition(RootsSql, cancellationToken: cancellation))).ToList();
        using var pages = new SqlitePages(file);
        return
        [
            .. roots.Select(root => new TableSize { Name = root.Name, Bytes = pages.BytesUnder(root.RootPage) })
                .OrderByDescending(size => size.Bytes).ThenBy(size => size.Name, StringComparer.Ordinal),
        ];
    }

    private sealed record RootRow
    {
        public required string Name { get; init; }

        public required int RootPage { get; init; }
    }
}
