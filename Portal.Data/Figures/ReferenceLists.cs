using Portal.Data.Countries;

namespace Portal.Data.Figures;

/// <summary>The two lists that readers of figures need: countries and the spellings of providers.</summary>
internal static class ReferenceLists
{
    /// <summary>Reads the countries.</summary>
    internal static IReadOnlyList<Country> Countries(Stream stream) => [.. SmallCsv.Rows(stream).Select(cell => new Country
    {
        Code = cell("iso2"),
        Alpha3 = cell("iso3"),
        Numeric = cell("numeric"),
        Name = cell("name_en"),
        Region = NullIfEmpty(cell("m49_region")),
        RegionName = NullIfEmpty(cell("m49_region_name")),
        Subregion = NullIfEmpty(cell("m49_subregion")),
        SubregionName = NullIfEmpty(cell("m49_subregion_name")),
        IsUnMember = cell("un_member_cldr") == "1",
        IsEuMember = cell("eu_member_cldr") == "1",
        MapScale = cell("in_map_110m") == "1" ? 110 : cell("in_map_50m") == "1" ? 50 : cell("in_map_10m") == "1" ? 10 : null,
    })];

    /// <summary>Reads the spellings of providers.</summary>
    internal static IReadOnlyList<ProviderAlias> Providers(Stream stream) => [.. SmallCsv.Rows(stream).Select(cell => new ProviderAlias
    {
        Printed = cell("printed"),
        Source = cell("source"),
        Provider = cell("provider"),
        Group = cell("group"),
        Name = cell("name"),
    })];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
