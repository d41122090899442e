using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes and reads sources.</summary>
public sealed class SourceStore(Database database)
{
    // Invented notices are public one by one, real ones never: so what shares references is wholly invented or wholly real, and stays so
    private const string UpsertSql = """
        insert into source (code, name, namespace, may_load_history, tolerance_seconds, is_synthetic)
        select @Code, @Name, @Namespace, @MayLoadHistory, @ToleranceSeconds, @IsSynthetic
        where not exists (
                select 1
                from source
                where namespace = @Namespace
                    and code <> @Code
                    and is_synthetic <> @IsSynthetic)
            and not exists (
                select 1
                from source s
                where s.code = @Code
                    and (s.is_synthetic <> @IsSynthetic or s.namespace <> @Namespace)
                    and exists (
                        select 1
                        from event_key e
                        where e.source_id = s.id))
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
    /// <exception cref="InvalidOperationException">
    /// Its namespace would hold invented and real sources together, or it has sent events and would change its namespace or its kind.
    /// </exception>
    public async Task PutAsync(Source source, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        if (await connection.ExecuteAsync(new CommandDefinition(UpsertSql, source, cancellationToken: cancellation)) == 0)
        {
            throw new InvalidOperationException(
                $"Source {source.Code} can't be stored so: a namespace is wholly synthetic or wholly real, and a source that has sent events keeps both.");
        }
    }

    /// <summary>All sources by code.</summary>
    public async Task<IReadOnlyList<Source>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Source>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }
}
