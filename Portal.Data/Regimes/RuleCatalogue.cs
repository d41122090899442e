using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>The world's time limits as data. Immutable; all rows of one state of the files.</summary>
public sealed class RuleCatalogue
{
    /// <summary>Reason in <see cref="Rule.NotComputed"/> of a limit in working hours without a calendar of them.</summary>
    public const string HoursUnknown = "the working hours of its calendar are not known";

    private readonly Dictionary<string, Rule[]> byName;
    private readonly IReadOnlyDictionary<string, WorkingCalendar> calendars;
    private readonly IReadOnlyDictionary<string, Jurisdiction> jurisdictions;

    private RuleCatalogue(
        string version, IReadOnlyList<Rule> rules, IReadOnlyDictionary<string, Jurisdiction> jurisdictions, IReadOnlyDictionary<string, WorkingCalendar> calendars)
    {
        Version = version;
        Rules = rules;
        this.jurisdictions = jurisdictions;
        this.calendars = calendars;
        byName = rules.SelectMany(rule => new[] { rule.Id, rule.VersionGroup }.Distinct().Select(name => (name, rule)))
            .GroupBy(pair => pair.name)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.rule).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray());
    }

    /// <summary>What every figure names beside the time-zone database: the first twelve hex digits of the SHA-256 of all files, in the order rules,
    /// vocabulary, jurisdictions, weekends, holidays.</summary>
    public string Version { get; }

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Rows that are listed and not computed, each with its reasons in <see cref="Rule.NotComputed"/>.</summary>
    public IEnumerable<Rule> NotComputed => Rules.Where(rule => !rule.IsComputed);

    /// <summary>Reads and checks the files; nothing is used if anything is wrong.</summary>
    /// <param name="sources">Open streams.</param>
    public static CatalogueResult Load(CatalogueSources sources)
    {
        var problems = new List<CatalogueProblem>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var rulesDocument = Parse(Whole(sources.Rules, hash), "$", problems);
        using var vocabularyDocument = Parse(Whole(sources.Vocabulary, hash), "vocabulary:$", problems);
        var places = JurisdictionReader.Read(Whole(sources.Jurisdictions, hash), problems);
        var workingDays = WorkingCalendarReader.Read(Whole(sources.Weekends, hash), Whole(sources.Holidays, hash), problems);
        if (vocabularyDocument is null || rulesDocument is null)
        {
            return new CatalogueResult.Refused(problems);
        }

        var words = RegimeVocabularyReader.Read(vocabularyDocument.RootElement, problems);
        var rules = ReadRules(rulesDocument.RootElement, words, places, problems).ConvertAll(rule => WithHours(rule, workingDays));
        return problems.Count > 0
            ? new CatalogueResult.Refused(problems)
            : new CatalogueResult.Loaded(new RuleCatalogue(Convert.ToHexStringLower(hash.GetHashAndReset())[..12], rules, places, workingDays));
    }

    /// <summary>The rules as a file, written as seed/regimes.json is written.</summary>
    public string ToFile() => RuleText.File(Rules.Select(rule => rule.Text));

    /// <summary>The rows that a sender's name means: the row of that id and all versions of that group; empty where unknown.</summary>
    /// <param name="name">Row id or version group.</param>
    public IReadOnlyList<Rule> Named(string name) => byName.GetValueOrDefault(name) ?? [];

    /// <summary>Whether the name is a row id or a version group.</summary>
    /// <param name="name">A sender's word.</param>
    public bool Knows(string name) => byName.ContainsKey(name);

    /// <summary>Rows of which a part stands in a row, in the order of the file.</summary>
    /// <param name="rule">The row that is built on.</param>
    public IEnumerable<Rule> BuiltOn(Rule rule) => Rules.Where(one => one.Settings.DependsOn.Any(link => link.RuleId == rule.Id));

    /// <summary>Zone of a jurisdiction's authority; null where unknown.</summary>
    /// <param name="jurisdiction">Code.</param>
    public DateTimeZone? ZoneOf(string jurisdiction) => jurisdictions.GetValueOrDefault(jurisdiction)?.Zone;

    /// <summary>The working calendar of a jurisdiction; null where none is known.</summary>
    /// <param name="jurisdiction">Code.</param>
    public WorkingCalendar? Calendar(string jurisdiction) => calendars.GetValueOrDefault(jurisdiction);

    /// <summary>Whether a place lies in a territory on a day: itself, or a member state of the Union.</summary>
    /// <param name="place">Country code, <c>EU</c> or <c>*</c>.</param>
    /// <param name="territory">Country code, <c>EU</c> or <c>*</c>.</param>
    /// <param name="day">Day of the membership.</param>
    public bool IsWithin(string place, string territory, LocalDate day) =>
        territory == "*" || place == territory || (territory == "EU" && jurisdictions.TryGetValue(place, out var member) && member.IsInUnion(day));

    /// <summary>The member states of the Union on a day.</summary>
    /// <param name="day">Day of the membership.</param>
    public IEnumerable<string> UnionMembers(LocalDate day) => jurisdictions.Values.Where(one => one.IsInUnion(day)).Select(one => one.Code);

    /// <summary>The same catalogue with one rule as if it were law and in force at any time: for examples and labelled what-if views, never for verdicts.</summary>
    /// <param name="rule">A rule of this catalogue.</param>
    public RuleCatalogue Supposing(Rule rule)
    {
        var supposed = rule with { Status = RuleStatus.InForce, GraceUntil = null, EffectiveFrom = null, EffectiveTo = null, KnownFrom = null };
        return new RuleCatalogue($"{Version} supposing {rule.Id}", [.. Rules.Select(one => one.Id == rule.Id ? supposed : one)], jurisdictions, calendars);
    }

    /// <summary>A limit in working hours is computed only where the hours are known.</summary>
    private static Rule WithHours(Rule rule, IReadOnlyDictionary<string, WorkingCalendar> calendars) =>
        rule.Limit is { Unit: LimitUnit.WorkingHours } && calendars.GetValueOrDefault(rule.Settings.Calendar ?? rule.Jurisdiction) is not { HasHours: true }
            ? rule with { NotComputed = [.. rule.NotComputed, HoursUnknown] }
            : rule;

    private static MemoryStream Whole(Stream stream, IncrementalHash hash)
    {
        var whole = new MemoryStream();
        stream.CopyTo(whole);
        hash.AppendData(whole.GetBuffer(), 0, (int)whole.Length);
        whole.Position = 0;
        return whole;
    }

    private static JsonDocument? Parse(Stream stream, string path, List<CatalogueProblem> problems)
    {
        try
        {
            return JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 });
        }
        catch (JsonException broken)
        {
            problems.Add(new CatalogueProblem(path, $"is not JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}), or a key stands twice"));
            return null;
        }
    }

    private static List<Rule> ReadRules(JsonElement root, RegimeVocabulary words, IReadOnlyDictionary<string, Jurisdiction> places, List<CatalogueProblem> problems)
    {
        var rules = new List<Rule>();
        if (root.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new CatalogueProblem("$", "is not a list of rules"));
            return rules;
        }

        var ids = new HashSet<string>();
        foreach (var (row, at) in root.EnumerateArray().Select((row, at) => (row, at)))
        {
            var rule = RuleReader.Read(row, $"$[{at}]", words, places, problems);
            rules.Add(rule);
            if (rule.Id.Length > 0 && !ids.Add(rule.Id))
            {
                problems.Add(new CatalogueProblem($"$[{at}].id", "stands twice"));
            }
        }

        return rules;
    }
}
