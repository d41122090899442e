using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Providers;

/// <summary>Writes and reads providers.</summary>
public sealed class ProviderStore(Database database)
{
    private const string UpsertSql = """
        insert into provider (code, name, type, home_zone, provider_group, is_synthetic)
        values (@Code, @Name, @Type, @HomeZone, @Group, @IsSynthetic)
        on conflict (code) do update set
            name = excluded.name,
            type = excluded.type,
            home_zone = excluded.home_zone,
            provider_group = excluded.provider_group,
            is_synthetic = excluded.is_synthetic
        """;

    private const string AllSql = """
        select code, name, type, home_zone, provider_group as "group", is_synthetic
        from provider
        order by name, code
        """;

    /// <summary>Adds providers, or brings those with the same code up to date, in one transaction.</summary>
    public async Task PutAsync(IReadOnlyCollection<Provider> providers, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var provider in providers)
        {
            await connection.ExecuteAsync(new CommandDefinition(UpsertSql, provider, transaction, cancellationToken: cancellation));
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>All providers by name.</summary>
    public async Task<IReadOnlyList<Provider>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Provider>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }
}
