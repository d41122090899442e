using Portal.Data.Figures;
using Portal.Data.Providers;

namespace Portal.Data.Seeding;

/// <summary>Reads a table of providers: columns code and name and, where known, type, home_zone and group.</summary>
public static class ProviderFile
{
    /// <summary>The providers in file order; null where the table is damaged, or code or name is missing. Names ending in "(fictional)" are synthetic.</summary>
    public static IReadOnlyList<Provider>? Read(Stream stream)
    {
        using var csv = new FigureCsvReader(stream);
        if (csv.Read() is not { } header || !header.Contains("code") || !header.Contains("name"))
        {
            return null;
        }

        var at = header.Select((name, position) => (name, position)).ToLookup(pair => pair.name, pair => pair.position);
        var providers = new List<Provider>();
        while (csv.Read() is { } cells)
        {
            if (cells.Count != header.Count || Cell("code") is not { } code || Cell("name") is not { } name)
            {
                return null;
            }

            providers.Add(new Provider
            {
                Code = code,
                Name = name,
                Type = Cell("type"),
                HomeZone = Cell("home_zone"),
                Group = Cell("group"),
                IsSynthetic = name.EndsWith("(fictional)", StringComparison.Ordinal),
            });

            string? Cell(string column) => at[column].Select(position => cells[position]).FirstOrDefault(value => value.Length > 0);
        }

        return csv.Fault is null ? providers : null;
    }
}
