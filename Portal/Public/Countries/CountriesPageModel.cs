using System.Globalization;
using Portal.Data.Countries;
using Portal.Data.Regimes;
using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Public.Countries;

/// <summary>Loads the list of countries, found by name or code, with the time limits that the catalogue holds for each.</summary>
internal sealed class CountriesPageModel(CountryQueries countries, RuleBook book)
{
    internal async Task<CountriesView> LoadAsync(string? search, CultureInfo culture, CancellationToken cancellation)
    {
        var all = await countries.AllAsync(cancellation);
        var rules = (await book.CurrentAsync(cancellation)).Rules.Where(rule => rule.Layer == Layer.Law).ToLookup(rule => rule.Jurisdiction);
        var found = string.IsNullOrWhiteSpace(search) ? all : [.. all.Where(country => Matches(country, search.Trim()))];
        return new CountriesView
        {
            IsEmpty = all.Count == 0,
            Regions =
            [
                .. found.GroupBy(country => country.RegionName ?? "Elsewhere")
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, (IReadOnlyList<CountryLine>)[.. group.Select(country => Line(country, [.. rules[country.Code]], culture))])),
            ],
            Matching = $"{HumanFormat.Count(found.Count, culture)} of {HumanFormat.Count(all.Count, culture)} countries and territories",
        };
    }

    /// <summary>Whether a name holds the words, whatever their case and accents.</summary>
    internal static bool Matches(string name, string search) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, search, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static CountryLine Line(Country country, IReadOnlyList<Rule> rules, CultureInfo culture)
    {
        var binding = rules.Count(RuleWords.IsCurrent);
        var proposed = rules.Count(RuleWords.IsProposed);
        return new CountryLine(
            new Link(country.Name, PortalUrls.Country(country.Code)),
            country.Code,
            (binding, proposed) switch
            {
                (0, 0) => "",
                (0, _) => $"{proposed.ToString(culture)} proposed",
                (1, _) => "1 time limit",
                _ => $"{binding.ToString(culture)} time limits",
            });
    }

    private static bool Matches(Country country, string search) =>
        Matches(country.Name, search)
        || string.Equals(country.Code, search, StringComparison.OrdinalIgnoreCase)
        || string.Equals(country.Alpha3, search, StringComparison.OrdinalIgnoreCase);
}
