using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes and reads sources.</summary>
public sealed class SourceStore(Database database)
{
    private const string UpsertSql = """
        insert into source (code, name, namespace, may_load_history, tolerance_seconds, is_synthetic)
        values (@Code, @Name, @Namespace, @MayLoadHistory, @ToleranceSeconds, @IsSynthetic)
        on conflict (code) do update set
            name = excluded.name,
            namespace = excluded.namespace,
            may_load_history = excluded.may_load_history,
            tolerance_seconds = excluded.tolerance_seconds,
            is_synthetic = excluded.is_synthetic
        """;

    private const string AllSql = """
        select code, name, namespace, may_load_history, tolerance_seconds, is_synthetic
        from source
        order by code
        """;

    /// <summary>Adds a source, or brings the one with the same code up to date.</summary>
    public async Task PutAsync(Source source, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(UpsertSql, source, cancellationToken: cancellation));
    }

    /// <summary>All sources by code.</summary>
    public async Task<IReadOnlyList<Source>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Source>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }
}
