using System.Diagnostics;

namespace Portal.Data.Notices;

/// <summary>Whose eyes a query has. Every line of it stands in every statement over notices: there is no query without a scope.</summary>
internal static class ScopeSql
{
    /// <summary>The condition, with the parameters of <see cref="Values"/>.</summary>
    /// <param name="row">Alias of the rows that name the countries.</param>
    /// <param name="provider">The column of the provider's code.</param>
    internal static string Of(string row, string provider) => $"""
        (cast(@scopeProvider as text) is null or {provider} = @scopeProvider)
            and (cast(@scopeJurisdiction as text) is null or {row}.issuer_country = @scopeJurisdiction or {row}.host_country = @scopeJurisdiction)
            and (not @scopeSynthetic or {row}.is_synthetic)
        """;

    /// <summary>What a scope puts into the parameters.</summary>
    internal static IEnumerable<(string Name, object? Value)> Values(Scope scope) =>
    [
        ("scopeProvider", (scope as Scope.OfProvider)?.Code),
        ("scopeJurisdiction", (scope as Scope.OfJurisdiction)?.Code),
        ("scopeSynthetic", scope switch
        {
            Scope.Public => true,
            Scope.All or Scope.OfProvider or Scope.OfJurisdiction => false,
            _ => throw new UnreachableException(),
        }),
    ];
}
