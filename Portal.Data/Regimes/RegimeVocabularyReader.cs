using System.Text.Json;
using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>Reads the vocabulary file; each error has its path.</summary>
internal static class RegimeVocabularyReader
{
    internal static RegimeVocabulary Read(JsonElement root, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(root, "vocabulary:$", problems);
        var narrower = Map(fields, "narrower_categories", problems, Codes);
        var vocabulary = new RegimeVocabulary
        {
            Starts = Map(fields, "starts", problems, ReadStart),
            Stops = Map(fields, "stops", problems, ReadStop),
            Territories = Map(fields, "territories", problems, (_, value, path, found) => Text(value, path, found)),
            ProviderTypes = Map(fields, "provider_types", problems, Codes),
            Categories = Map(fields, "categories", problems, Codes).ToDictionary(
                pair => pair.Key,
                pair => (IReadOnlyList<string>)[.. pair.Value.SelectMany(code => narrower.TryGetValue(code, out var more) ? [code, .. more] : new[] { code }).Distinct()]),
            Statuses = Map(fields, "statuses", problems, ReadStatus),
            Units = Map(fields, "units", problems, (_, value, path, found) => Unit(value, path, found)),
            Settings = Map(fields, "settings", problems, (_, value, path, found) => EngineSettingsReader.Read(value, path, found)),
            CategoryCodes = fields.Texts("category_codes", required: true).ToHashSet(),
        };
        fields.RefuseOthers();
        return vocabulary;
    }

    private static Dictionary<string, T> Map<T>(JsonFields fields, string key, List<CatalogueProblem> problems, Func<string, JsonElement, string, List<CatalogueProblem>, T> read)
    {
        var map = new Dictionary<string, T>();
        if (fields.Value(key, required: true) is not { } section)
        {
            return map;
        }

        if (section.ValueKind != JsonValueKind.Object)
        {
            fields.Report(key, "is not an object");
            return map;
        }

        foreach (var property in section.EnumerateObject())
        {
            map[property.Name] = read(property.Name, property.Value, $"vocabulary:$.{key}.{property.Name}", problems);
        }

        return map;
    }

    private static RuleStart ReadStart(string word, JsonElement value, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(value, path, problems);
        StartBasis? basis = fields.TextOrNull("event") is null ? null : fields.Code("event", CatalogueCodes.Starts);
        var note = fields.TextOrNull("reason", required: false) ?? fields.TextOrNull("note", required: false);
        fields.TextOrNull("note", required: false);
        fields.RefuseOthers();
        return new RuleStart(word, basis, note);
    }

    private static RuleStop ReadStop(string word, JsonElement value, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(value, path, problems);
        StopKind? kind = fields.TextOrNull("kind") is null ? null : fields.Code("kind", CatalogueCodes.StopKinds);
        var stop = new RuleStop(word, kind, fields.TextOrNull("territory", required: false) ?? "", fields.TextOrNull("reason", required: false));
        fields.RefuseOthers();
        return stop;
    }

    private static StatusMeaning ReadStatus(string word, JsonElement value, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(value, path, problems);
        LocalDate? grace = fields.TextOrNull("grace_until", required: false) is null ? null : fields.DayOrNull("grace_until");
        var meaning = new StatusMeaning(fields.Code("status", CatalogueCodes.Statuses), grace, fields.TextOrNull("disputed", required: false));
        fields.RefuseOthers();
        return meaning;
    }

    private static LimitUnit Unit(JsonElement value, string path, List<CatalogueProblem> problems)
    {
        if (CatalogueCodes.Units.TryGetValue(Text(value, path, problems), out var unit))
        {
            return unit;
        }

        problems.Add(new CatalogueProblem(path, $"is none of {string.Join(", ", CatalogueCodes.Units.Keys)}"));
        return default;
    }

    private static string Text(JsonElement value, string path, List<CatalogueProblem> problems)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        problems.Add(new CatalogueProblem(path, "is not text"));
        return "";
    }

    private static IReadOnlyList<string> Codes(string word, JsonElement value, string path, List<CatalogueProblem> problems) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.EnumerateArray().Select((code, at) => Text(code, $"{path}[{at}]", problems))],
        _ => [Text(value, path, problems)],
    };
}
