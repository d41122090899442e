using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Countries;

/// <summary>Reads countries for pages.</summary>
public sealed class CountryQueries(Database database)
{
    private const string AllSql = """
        select code, alpha3, numeric_code as "numeric", name, region, region_name, subregion, subregion_name,
            is_un_member, is_eu_member, map_scale
        from country
        order by name, code
        """;

    private const string FindSql = """
        select code, alpha3, numeric_code as "numeric", name, region, region_name, subregion, subregion_name,
            is_un_member, is_eu_member, map_scale
        from country
        where code = @code
        """;

    /// <summary>All countries and territories by English name.</summary>
    public async Task<IReadOnlyList<Country>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<Country>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }

    /// <summary>One country by its upper-case ISO 3166-1 alpha-2 code, or null.</summary>
    public async Task<Country?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Country>(new CommandDefinition(FindSql, new { code }, cancellationToken: cancellation));
    }
}
