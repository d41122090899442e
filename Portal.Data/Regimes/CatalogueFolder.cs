using System.Diagnostics;

namespace Portal.Data.Regimes;

/// <summary>The catalogue as it lies in seed/.</summary>
public static class CatalogueFolder
{
    /// <summary>Reads and checks the files of a folder.</summary>
    /// <param name="folder">Folder with regimes.json, regime-vocabulary.json, jurisdictions.csv and calendars/.</param>
    public static CatalogueResult Load(string folder)
    {
        using var rules = File.OpenRead(Path.Combine(folder, "regimes.json"));
        return Load(folder, rules);
    }

    /// <summary>Reads other rules with the words, zones and calendars of a folder.</summary>
    /// <param name="folder">As of the other overload; its regimes.json is not read.</param>
    /// <param name="rules">The rules, a JSON array.</param>
    public static CatalogueResult Load(string folder, Stream rules)
    {
        using var vocabulary = File.OpenRead(Path.Combine(folder, "regime-vocabulary.json"));
        using var jurisdictions = File.OpenRead(Path.Combine(folder, "jurisdictions.csv"));
        using var weekends = File.OpenRead(Path.Combine(folder, "calendars", "weekends.csv"));
        using var holidays = File.OpenRead(Path.Combine(folder, "calendars", "holidays.csv"));
        return RuleCatalogue.Load(new CatalogueSources(rules, vocabulary, jurisdictions, weekends, holidays));
    }

    /// <summary>The catalogue of a folder that ships with the program, where an error is a fault of the build.</summary>
    /// <param name="folder">As of <see cref="Load(string)"/>.</param>
    /// <exception cref="InvalidDataException">The files are refused; the message has the path of each error.</exception>
    public static RuleCatalogue Require(string folder) => Load(folder) switch
    {
        CatalogueResult.Loaded loaded => loaded.Catalogue,
        CatalogueResult.Refused refused => throw new InvalidDataException(
            $"The rule catalogue in {folder} is refused: {string.Join("; ", refused.Problems)}"),
        _ => throw new UnreachableException(),
    };
}
