namespace Portal.Public.Countries;

/// <summary>The list of countries by region.</summary>
internal sealed record CountriesView
{
    internal required bool IsEmpty { get; init; }

    internal required IReadOnlyList<(string Region, IReadOnlyList<CountryLine> Countries)> Regions { get; init; }

    internal required string Matching { get; init; }
}
