using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads which slices somebody may ask for.</summary>
public sealed class SliceChoiceQueries(Database database)
{
    // Only the finest slices say every code
    private static readonly string ChoicesSql = $"""
        select s.provider, s.host_country, s.issuer_country, s.category, s.rule
        from cube_slice s
        where s.provider <> '*'
            and s.host_country <> '*'
            and s.issuer_country <> '*'
            and s.category <> '*'
            and s.rule <> '*'
            and {ScopeSql.Of("s", "s.provider")}
        """;

    /// <summary>The codes of a scope; all empty where it has no notices.</summary>
    public async Task<SliceChoices> ReadAsync(Scope scope, CancellationToken cancellation)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in ScopeSql.Values(scope))
        {
            parameters.Add(name, value);
        }

        await using var connection = await database.OpenAsync(cancellation);
        var rows = (await connection.QueryAsync<ChoiceRow>(new CommandDefinition(ChoicesSql, parameters, cancellationToken: cancellation))).AsList();
        IReadOnlyList<string> Codes(Func<ChoiceRow, string> code) => [.. rows.Select(code).Where(one => one.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return new SliceChoices(
            Codes(row => row.Provider), Codes(row => row.HostCountry), Codes(row => row.IssuerCountry), Codes(row => row.Category), Codes(row => row.Rule));
    }

    private sealed record ChoiceRow
    {
        public required string Provider { get; init; }

        public required string HostCountry { get; init; }

        public required string IssuerCountry { get; init; }

        public required string Category { get; init; }

        public required string Rule { get; init; }
    }
}
