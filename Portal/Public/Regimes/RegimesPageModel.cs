using System.Globalization;
using Portal.Data.Regimes;
using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Public.Regimes;

/// <summary>Loads the list of rules as it was asked for.</summary>
internal sealed class RegimesPageModel(RuleBook book, RuleWords words)
{
    internal async Task<RegimesView> LoadAsync(RegimesQuery query, CultureInfo culture, CancellationToken cancellation)
    {
        var rules = (await book.CurrentAsync(cancellation)).Rules;
        var found = rules.Where(query.Asks).ToList();
        return new RegimesView
        {
            Lead = Lead(rules, culture),
            Matching = $"{HumanFormat.Count(found.Count, culture)} of {HumanFormat.Count(rules.Count, culture)} rules",
            Law = Groups(found.Where(rule => rule.Layer == Layer.Law), "", culture),
            Benchmarks = Groups(found.Where(rule => rule.Layer == Layer.Benchmark), "benchmark-", culture),
            Filters = Filters(rules, query),
        };
    }

    private static string Lead(IReadOnlyList<Rule> rules, CultureInfo culture)
    {
        var law = rules.Count(rule => rule.Layer == Layer.Law);
        return $"{HumanFormat.Count(rules.Count, culture)} rules of {rules.Select(rule => rule.Jurisdiction).Distinct().Count().ToString(culture)} jurisdictions: "
            + $"{HumanFormat.Count(law, culture)} of law, {HumanFormat.Count(rules.Count - law, culture)} benchmarks. "
            + $"For {HumanFormat.Count(rules.Count(rule => rule.IsComputed), culture)} of them deadlines are computed; the others are listed with the reason why not.";
    }

    private IReadOnlyList<RegimeGroup> Groups(IEnumerable<Rule> rules, string prefix, CultureInfo culture) =>
    [
        .. rules.GroupBy(rule => rule.Jurisdiction)
            .Select(group => new RegimeGroup(
                prefix + group.Key.ToLowerInvariant(),
                words.Jurisdiction(group.Key),
                group.Skip(1).Any() ? PortalUrls.CompareRules(group.Take(ComparePageModel.Most).Select(rule => rule.Id)) : null,
                [.. group.Select(rule => Line(rule, culture))]))
            .OrderBy(group => group.Name, StringComparer.Ordinal),
    ];

    private RegimeLine Line(Rule rule, CultureInfo culture) => new(
        new Link($"{rule.Instrument}, {rule.Provision}", PortalUrls.Regime(rule.Id)),
        words.Limit(rule, culture),
        words.Kind(rule),
        RuleWords.Status(rule),
        RuleWords.IsProposed(rule),
        rule.VerifyBeforeUse,
        rule.IsComputed);

    private IReadOnlyList<RegimeFilter> Filters(IReadOnlyList<Rule> rules, RegimesQuery query) =>
    [
        new("jurisdiction", "Jurisdiction", query.Jurisdiction?.ToUpperInvariant(), Sorted(rules.Select(rule => rule.Jurisdiction), words.Jurisdiction)),
        new("layer", "Law or benchmark", query.Layer, [("law", "law"), ("benchmark", "benchmark")]),
        new("status", "Status", query.Status, Coded(rules.Select(rule => rule.Status), RuleWords.Status)),
        new("standard", "Kind of limit", query.Standard, Coded(rules.Select(rule => rule.Standard), RuleWords.Standard)),
        new("holder", "Who must act", query.Holder, Coded(rules.Select(rule => rule.DutyHolder), RuleWords.Holder)),
        new("service", "Service", query.Service, Sorted(rules.SelectMany(rule => rule.ProviderTypes), words.Service)),
        new("category", "Material", query.Category, Sorted(rules.SelectMany(rule => rule.CategoryCodes), words.Category)),
        new("computed", "Deadlines", query.Computed, [("yes", "computed"), ("no", "listed, not computed")]),
    ];

    private static IReadOnlyList<(string Code, string Words)> Coded<T>(IEnumerable<T> values, Func<T, string> name)
        where T : struct, Enum =>
        [.. values.Distinct().Order().Select(value => (RegimesQuery.Code(value), name(value)))];

    private static IReadOnlyList<(string Code, string Words)> Sorted(IEnumerable<string> codes, Func<string, string> name) =>
        [.. codes.Distinct().Select(code => (code, name(code))).OrderBy(pair => pair.Item2, StringComparer.OrdinalIgnoreCase)];
}
