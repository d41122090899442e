using Portal.Data.Regimes;

namespace Portal.Commands;

/// <summary>The catalogue that is shipped beside the program.</summary>
internal static class CatalogueFiles
{
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>Reads the catalogue, with other rules where a file is named; the words, zones and calendars are always the shipped ones.</summary>
    internal static CatalogueResult Load(string? rulesFile)
    {
        using var rules = File.OpenRead(rulesFile ?? Path.Combine(Folder, "regimes.json"));
        using var vocabulary = File.OpenRead(Path.Combine(Folder, "regime-vocabulary.json"));
        using var jurisdictions = File.OpenRead(Path.Combine(Folder, "jurisdictions.csv"));
        using var weekends = File.OpenRead(Path.Combine(Folder, "calendars", "weekends.csv"));
        using var holidays = File.OpenRead(Path.Combine(Folder, "calendars", "holidays.csv"));
        return RuleCatalogue.Load(new CatalogueSources(rules, vocabulary, jurisdictions, weekends, holidays));
    }
}
