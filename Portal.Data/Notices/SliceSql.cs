namespace Portal.Data.Notices;

/// <summary>The part of a question that slices are made of: provider, countries, category, rule. Null asks about all.</summary>
internal static class SliceSql
{
    /// <summary>The condition, with the parameters of <see cref="Values"/>.</summary>
    /// <param name="row">Alias of the rows that name countries, category and rule.</param>
    /// <param name="provider">The column of the provider's code.</param>
    internal static string Of(string row, string provider) => $"""
        (cast(@provider as text) is null or {provider} = @provider)
            and (cast(@hostCountry as text) is null or {row}.host_country = @hostCountry)
            and (cast(@issuerCountry as text) is null or {row}.issuer_country = @issuerCountry)
            and (cast(@category as text) is null or {row}.category = @category)
            and (cast(@rule as text) is null or {row}.rule = @rule)
        """;

    /// <summary>What a filter puts into the parameters.</summary>
    internal static IEnumerable<(string Name, object? Value)> Values(ItemFilter filter) =>
    [
        ("provider", filter.Provider), ("hostCountry", filter.HostCountry), ("issuerCountry", filter.IssuerCountry), ("category", filter.Category), ("rule", filter.Rule),
    ];
}
