using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Countries;

/// <summary>Writes countries.</summary>
public sealed class CountryStore(Database database)
{
    private const string UpsertSql = """
        insert into country (
            code, alpha3, numeric_code, name, region, region_name, subregion, subregion_name,
            is_un_member, is_eu_member, map_scale)
        values (
            @Code, @Alpha3, @Numeric, @Name, @Region, @RegionName, @Subregion, @SubregionName,
            @IsUnMember, @IsEuMember, @MapScale)
        on conflict (code) do update set
            alpha3 = excluded.alpha3,
            numeric_code = excluded.numeric_code,
            name = excluded.name,
            region = excluded.region,
            region_name = excluded.region_name,
            subregion = excluded.subregion,
            subregion_name = excluded.subregion_name,
            is_un_member = excluded.is_un_member,
            is_eu_member = excluded.is_eu_member,
            map_scale = excluded.map_scale
        """;

    /// <summary>Adds countries, or brings those with the same code up to date, in one transaction.</summary>
    public async Task PutAsync(IReadOnlyCollection<Country> countries, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(UpsertSql, countries, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }
}
