using System.Text.Json;

namespace Portal.Data.Regimes;

/// <summary>Reads one row of the catalogue and puts its words into the engine's codes.</summary>
internal static class RuleReader
{
    internal static Rule Read(JsonElement row, string path, RegimeVocabulary words, IReadOnlyDictionary<string, Jurisdiction> jurisdictions, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(row, path, problems);
        var id = fields.Text("id");
        var jurisdiction = fields.Text("jurisdiction");
        var standard = fields.Code("standard", CatalogueCodes.Standards);
        var duration = fields.CountOrNull("duration");
        var unitWord = fields.TextOrNull("duration_unit");
        var scope = fields.TextOrNull("territorial_scope");
        var territory = Territory(scope, jurisdiction, words);
        var stops = fields.Texts("clock_stop", required: true, atLeastOne: true);
        var types = fields.Texts("provider_types", required: true, atLeastOne: true);
        var categories = fields.Texts("content_categories", required: true, atLeastOne: true);
        var clock = fields.Text("clock");
        var statusWord = fields.Text("status");
        var status = words.Statuses.GetValueOrDefault(statusWord);
        var startWord = fields.Text("clock_start");
        var engine = fields.Value("engine", required: false);
        var rule = new Rule
        {
            Id = id,
            Text = RuleText.Of(row),
            VersionGroup = fields.Text("version_group"),
            Layer = fields.Code("layer", CatalogueCodes.Layers),
            Jurisdiction = jurisdiction,
            Instrument = fields.Text("instrument"),
            Provision = fields.Text("provision"),
            Authority = fields.Text("authority"),
            NoticeType = fields.Text("notice_type"),
            DutyHolder = fields.Code("duty_holder", CatalogueCodes.Holders),
            ProviderTypes = types,
            ContentCategories = categories,
            Standard = standard,
            Duration = duration,
            DurationUnit = unitWord,
            Clock = clock,
            TerritorialScope = scope,
            ExtensionsPauses = fields.TextOrNull("extensions_pauses"),
            PreconditionsExclusions = fields.TextOrNull("preconditions_exclusions"),
            EffectiveFrom = fields.DayOrNull("effective_from"),
            EffectiveTo = fields.DayOrNull("effective_to"),
            StatusWord = statusWord,
            PenaltyCeiling = fields.TextOrNull("penalty_ceiling"),
            Confidence = fields.Text("confidence"),
            SeenFields = fields.Texts("seen_fields", required: true),
            RecalledFields = fields.Texts("recalled_fields", required: true),
            Sources = [.. fields.Items("source", required: true).Select(source => ReadSource(source.Item, $"{path}.source[{source.At}]", problems))],
            Notes = fields.TextOrNull("notes"),
            TimingSourceGrade = fields.TextOrNull("timing_source_grade"),
            VerifyBeforeUse = fields.Flag("verify_before_use", required: true),
            KnownFrom = fields.InstantOrNull("known_from"),
            Status = status?.Status ?? RuleStatus.Proposed,
            GraceUntil = status?.GraceUntil,
            DisputedReason = status?.DisputedReason,
            // Words that name neither sending nor a calendar date mean receipt, so a new word needs no entry.
            Start = words.Starts.GetValueOrDefault(startWord) ?? new RuleStart(startWord, StartBasis.Delivered, null),
            Stops = [.. stops.Select(word => Stop(word, territory, words))],
            RemovalTerritories = [.. stops.Select(word => Stop(word, territory, words)).Where(stop => stop.Kind is StopKind.Removal or StopKind.RemovalWithCopies).Select(stop => stop.Territory).Distinct()],
            Limit = Limit(duration, unitWord, clock, standard, words),
            ProviderTypeCodes = Codes(types, words.ProviderTypes),
            CategoryCodes = Codes(categories, words.Categories),
            Settings = engine is { } own ? EngineSettingsReader.Read(own, $"{path}.engine", problems) : words.Settings.GetValueOrDefault(id) ?? EngineSettings.Default,
            Zone = jurisdictions.GetValueOrDefault(jurisdiction)?.Zone,
            NotComputed = [],
        };
        fields.RefuseOthers();
        Check(rule, status, fields);
        return rule with { NotComputed = [.. Reasons(rule)] };
    }

    private static void Check(Rule rule, StatusMeaning? status, JsonFields fields)
    {
        if (status is null && rule.StatusWord.Length > 0)
        {
            fields.Report("status", "is not a word of the vocabulary");
        }

        if (rule.Clock.Length > 0 && !CatalogueCodes.Clocks.ContainsKey(rule.Clock))
        {
            fields.Report("clock", $"is none of {string.Join(", ", CatalogueCodes.Clocks.Keys)}");
        }

        if (rule.Confidence is not ("" or "seen" or "recalled"))
        {
            fields.Report("confidence", "is neither seen nor recalled");
        }

        if (rule.EffectiveFrom is { } from && rule.EffectiveTo is { } last && last < from)
        {
            fields.Report("effective_to", "lies before effective_from");
        }

        if (rule.Duration is not null && rule.DurationUnit is null)
        {
            fields.Report("duration_unit", "is null although duration has a value");
        }

        if (rule is { Standard: LimitStandard.MaxSetByOrder or LimitStandard.AtLeast, Duration: null })
        {
            fields.Report("duration", "is null although the standard needs a number");
        }
    }

    private static IEnumerable<string> Reasons(Rule rule)
    {
        if (rule.Zone is null)
        {
            yield return $"the jurisdiction {rule.Jurisdiction} has no known time zone";
        }

        if (rule.Start.Basis is null)
        {
            yield return $"{rule.Start.Word}: {rule.Start.Note}";
        }

        if (rule.Settings.VersionBy == VersionBasis.Publication)
        {
            yield return "the version depends on the day of publication, which no event of a notice shows";
        }

        foreach (var stop in rule.Stops.Where(stop => stop.Kind is null && rule.Stops.All(other => other.Kind is null)))
        {
            yield return $"{stop.Word}: {stop.Reason}";
        }

        if (rule is { Standard: LimitStandard.Fixed or LimitStandard.MaxSetByOrder or LimitStandard.AtLeast, Limit: null })
        {
            yield return "the limit is not a length of time";
        }
    }

    private static TimeLimit? Limit(int? duration, string? unitWord, string clock, LimitStandard standard, RegimeVocabulary words)
    {
        // A number beside a limit that the notice sets, or beside a mere measure, is information only.
        if (duration is not { } amount || unitWord is null || standard is LimitStandard.SetInNotice or LimitStandard.MeasureOnly or LimitStandard.ShareTarget or LimitStandard.NonNumeric
            || !words.Units.TryGetValue(unitWord, out var unit))
        {
            return null;
        }

        return new TimeLimit(amount, unit == LimitUnit.Days && clock == "elapsed_hours" ? LimitUnit.ElapsedDays : unit);
    }

    private static RuleStop Stop(string word, string territory, RegimeVocabulary words)
    {
        var stop = words.Stops.GetValueOrDefault(word) ?? new RuleStop(word, null, "", "the word is not in the vocabulary");
        return stop.Territory.Length > 0 ? stop : stop with { Territory = territory };
    }

    private static string Territory(string? scope, string jurisdiction, RegimeVocabulary words) =>
        scope is not null && words.Territories.TryGetValue(scope, out var territory) ? territory : jurisdiction == "INT" ? "*" : jurisdiction;

    private static IReadOnlyList<string> Codes(IEnumerable<string> found, IReadOnlyDictionary<string, IReadOnlyList<string>> map) =>
        [.. found.SelectMany(word => map.GetValueOrDefault(word) ?? []).Distinct().Order(StringComparer.Ordinal)];

    private static RuleSource ReadSource(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(element, path, problems);
        var source = new RuleSource(fields.Text("title"), fields.Text("url"), fields.Text("grade"));
        fields.RefuseOthers();
        return source;
    }
}
