using Portal.Data.Countries;

namespace Portal.Data.Figures;

/// <summary>Turns printed country codes and names into ISO 3166-1 alpha-2, with the aliases of the manifest.</summary>
internal sealed class PlaceNames
{
    private readonly Dictionary<string, string> countries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PlaceAlias> aliases = new(StringComparer.OrdinalIgnoreCase);

    internal PlaceNames(IEnumerable<Country> countries, IEnumerable<PlaceAlias> aliases)
    {
        foreach (var country in countries)
        {
            this.countries[country.Code] = country.Code;
            this.countries[country.Alpha3] = country.Code;
            this.countries[country.Name] = country.Code;
        }

        foreach (var alias in aliases)
        {
            this.aliases[alias.Printed] = alias;
        }
    }

    /// <summary>The code of a printed country; an alias with a reason, or nothing known, is an oddity for the reader.</summary>
    /// <returns>The code or null, the alias that was used or null, and whether the text is known at all.</returns>
    internal (string? Code, PlaceAlias? Alias, bool IsKnown) Find(string printed) =>
        countries.TryGetValue(printed, out var code) ? (code, null, true)
        : aliases.TryGetValue(printed, out var alias) ? (alias.Code, alias, true)
        : (null, null, false);
}
