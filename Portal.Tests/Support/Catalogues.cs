using System.Text;
using System.Text.Json.Nodes;
using Portal.Data.Regimes;

namespace Portal.Tests.Support;

/// <summary>The shipped catalogue, and the same with its rules changed.</summary>
internal static class Catalogues
{
    internal static RuleCatalogue Shipped { get; } = Loaded(RulesText());

    internal static string RulesText() => File.ReadAllText(Repository.PathOf("seed", "regimes.json"));

    internal static RuleCatalogue Loaded(string rules, string? holidays = null, string? weekends = null) => Load(rules, holidays, weekends) switch
    {
        CatalogueResult.Loaded loaded => loaded.Catalogue,
        CatalogueResult.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems)),
        _ => throw new InvalidOperationException("A catalogue is loaded or refused."),
    };

    internal static CatalogueResult Load(string rules, string? holidays = null, string? moreWeekends = null)
    {
        using var rulesStream = Stream(rules);
        using var vocabulary = File.OpenRead(Repository.PathOf("seed", "regime-vocabulary.json"));
        using var jurisdictions = File.OpenRead(Repository.PathOf("seed", "jurisdictions.csv"));
        using var weekends = Stream(File.ReadAllText(Repository.PathOf("seed", "calendars", "weekends.csv")) + moreWeekends);

        // Lines of three cells are of a table without the later columns
        using var holidayStream = Stream((holidays?.Split('\n')[0].Count(one => one == ',') is 4 ? "jurisdiction,date,known_from,kind,works_until\n" : "jurisdiction,date,known_from\n") + holidays);
        return RuleCatalogue.Load(new CatalogueSources(rulesStream, vocabulary, jurisdictions, weekends, holidayStream));
    }

    /// <summary>The shipped rules with one row edited.</summary>
    internal static string With(string id, Action<JsonObject> edit)
    {
        var rules = JsonNode.Parse(RulesText())!.AsArray();
        edit(rules.Single(row => (string?)row!["id"] == id)!.AsObject());
        return rules.ToJsonString();
    }

    /// <summary>The shipped rules with other columns or another treatment of one row, both as JSON.</summary>
    internal static RuleCatalogue Edited(string id, string columns, string? engine = null, string? holidays = null, string? weekends = null) => Loaded(
        With(id, row =>
        {
            foreach (var (key, value) in JsonNode.Parse(columns)!.AsObject())
            {
                row[key] = value?.DeepClone();
            }

            if (engine is not null)
            {
                row["engine"] = JsonNode.Parse(engine);
            }
        }),
        holidays,
        weekends);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
