using Dapper;

namespace Portal.Data.Storage;

/// <summary>Small facts that the database keeps about itself, such as what was seeded.</summary>
public sealed class SettingStore(Database database)
{
    private const string FindSql = """
        select value
        from setting
        where name = @name
        """;

    private const string PutSql = """
        insert into setting (name, value)
        values (@name, @value)
        on conflict (name) do update set value = excluded.value
        """;

    /// <summary>The value, or null where nothing was put.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition(FindSql, new { name }, cancellationToken: cancellation));
    }

    /// <summary>Sets the value, replacing an older one.</summary>
    public async Task PutAsync(string name, string value, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(PutSql, new { name, value }, cancellationToken: cancellation));
    }
}
