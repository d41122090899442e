using System.Globalization;
using Portal.Data.Regimes;
using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Public.Regimes;

/// <summary>Puts rules side by side in the order asked for. No order by length, no ranking.</summary>
internal sealed class ComparePageModel(RuleBook book, RuleWords words)
{
    /// <summary>More columns than this do not fit a page.</summary>
    internal const int Most = 8;

    internal async Task<CompareView> LoadAsync(IReadOnlyList<string> rules, IReadOnlyList<string> jurisdictions, CultureInfo culture, CancellationToken cancellation)
    {
        var catalogue = await book.CurrentAsync(cancellation);
        var named = rules.SelectMany(id => catalogue.Rules.Where(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase)));
        var placed = jurisdictions.SelectMany(code => catalogue.Rules.Where(rule => string.Equals(rule.Jurisdiction, code, StringComparison.OrdinalIgnoreCase) && RuleWords.IsCurrent(rule)));
        var found = named.Concat(placed).DistinctBy(rule => rule.Id).ToList();
        var shown = found.Take(Most).ToList();
        return new CompareView
        {
            Law = Table([.. shown.Where(rule => rule.Layer == Layer.Law)], culture),
            Benchmarks = Table([.. shown.Where(rule => rule.Layer == Layer.Benchmark)], culture),
            LeftOut = found.Count - shown.Count,
            Chosen = [.. shown.Select(rule => rule.Id)],
            Choices = [.. catalogue.Rules.GroupBy(rule => words.Jurisdiction(rule)).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (IReadOnlyList<(string, string)>)[.. group.Select(rule => (rule.Id, $"{rule.Instrument}, {rule.Provision}"))]))],
            Jurisdictions = [.. catalogue.Rules.Select(rule => rule.Jurisdiction).Distinct().Select(code => (code, words.Jurisdiction(code))).OrderBy(pair => pair.Item2, StringComparer.Ordinal)],
        };
    }

    private CompareTable Table(IReadOnlyList<Rule> rules, CultureInfo culture) => new(
        [new("What", IsNumber: false), .. rules.Select(rule => new TableColumn(rule.Id, words.Jurisdiction(rule), IsNumber: false, Href: PortalUrls.Regime(rule.Id)))],
        rules.Count == 0 ? [] :
        [
            Row("Law", rules, rule => $"{rule.Instrument}, {rule.Provision}"),
            Row("Limit", rules, rule => words.Limit(rule, culture)),
            Row("Clock starts when", rules, words.Start),
            Row("Clock stops when", rules, words.Stop),
            Row("Counting", rules, rule => RuleEngineWords.Convention(rule, words)),
            Row("Triggered by", rules, words.Kind),
            Row("Who must act", rules, rule => RuleWords.Holder(rule.DutyHolder)),
            Row("Services", rules, words.Services),
            Row("Material", rules, words.Matter),
            Row("Where it must take effect", rules, rule => rule.TerritorialScope ?? "not stated"),
            Row("Extensions, pauses, resets", rules, rule => rule.ExtensionsPauses ?? "none known"),
            Row("Appeal", rules, rule => rule.Settings.AppealSuspends ? "suspends the clock" : "does not stop the clock"),
            Row("Status", rules, RuleWords.Status),
            Row("Time in force", rules, rule => RuleWords.Since(rule, culture)),
            Row("Deadlines", rules, rule => rule.IsComputed ? "computed" : $"listed, not computed: {string.Join("; ", RuleEngineWords.NotComputed(rule, words))}"),
            Row("Verify before use", rules, rule => rule.VerifyBeforeUse ? "yes" : "no"),
        ]);

    private static TableRow Row(string name, IReadOnlyList<Rule> rules, Func<Rule, string> value) =>
        new(new Link(name), [.. rules.Select(rule => (TableCell)value(rule))]);
}
