using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Regimes;
using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Public.Regimes;

/// <summary>Loads one rule with its versions and worked examples.</summary>
internal sealed class RegimePageModel(RuleBook book, RuleWords words)
{
    /// <summary>The rule, or null where no row has that id.</summary>
    internal async Task<RegimeView?> LoadAsync(string id, CultureInfo culture, CancellationToken cancellation)
    {
        var catalogue = await book.CurrentAsync(cancellation);
        if (catalogue.Rules.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } rule)
        {
            return null;
        }

        var versions = catalogue.Rules.Where(one => one.VersionGroup == rule.VersionGroup).OrderBy(one => one.EffectiveFrom ?? LocalDate.MaxIsoValue).ToList();
        return new RegimeView
        {
            Rule = rule,
            Jurisdiction = words.Jurisdiction(rule),
            CountryHref = rule.Jurisdiction is "EU" or "INT" ? null : PortalUrls.Country(rule.Jurisdiction),
            Limit = words.Limit(rule, culture),
            Lead = Lead(rule, culture),
            Facts = [.. Facts(rule, culture)],
            Clock = [.. Clock(rule)],
            Treatment = rule.IsComputed ? [.. RuleEngineWords.Treatment(rule, words, culture)] : [],
            Contested = [.. rule.Settings.Contested.Select(value => RuleTieWords.Contested(value, rule))],
            Ties = [.. RuleTieWords.Ties(rule, catalogue)],
            NotComputed = [.. RuleEngineWords.NotComputed(rule, words)],
            Examples = RuleExamples.Of(rule, catalogue),
            Versions = versions.Count > 1 ? [.. versions.Select(one => Version(one, rule, culture))] : [],
            Sources = [.. rule.Sources.Select(source => (new Link(source.Title, source.Url), words.Grade(source.Grade)))],
            Original = RuleOriginal.Of(rule, words),
            ZoneVersion = DateTimeZoneProviders.Tzdb.VersionId,
        };
    }

    private string Lead(Rule rule, CultureInfo culture) =>
        $"{Sentence(words.Limit(rule, culture))}. The clock starts when {words.Start(rule)}; it stops when {words.Stop(rule)}."
        + (words.LimitNote(rule, culture) is { } note ? $" {note}" : "");

    private IEnumerable<(string Name, string Value)> Facts(Rule rule, CultureInfo culture)
    {
        yield return ("Triggered by", words.Kind(rule));
        yield return ("Who must act", RuleWords.Holder(rule.DutyHolder));
        yield return ("Services covered", words.Services(rule));
        yield return ("Material covered", words.Matter(rule));
        yield return ("Authority", rule.Authority);
        yield return ("Status", words.StatusWord(rule));
        yield return ("Time in force", RuleWords.Since(rule, culture));
        if (rule.DisputedReason is { } disputed)
        {
            yield return ("Contested", disputed);
        }

        yield return ("Counting", RuleEngineWords.Convention(rule, words));
        yield return ("How it is known", Confidence(rule));
    }

    private static string Confidence(Rule rule) =>
        (rule.Confidence == "seen" ? "read in a source" : "from memory, waiting for a source")
        + (rule.VerifyBeforeUse ? "; a lawyer has to read the source before it is relied on" : "");

    private IEnumerable<TableRow> Clock(Rule rule)
    {
        yield return new TableRow(new Link("Start"), [Sentence(words.Start(rule)), RuleEngineWords.Start(rule)]);
        foreach (var stop in rule.Stops)
        {
            yield return new TableRow(new Link("Stop"), [Sentence(words.Stop(stop)), Sentence(RuleEngineWords.Stop(stop, words)) + "."]);
        }

        if (RuleEngineWords.StopMode(rule) is { } mode)
        {
            yield return new TableRow(new Link("Several stops"), ["", mode]);
        }
    }

    private TableRow Version(Rule one, Rule shown, CultureInfo culture) => new(
        new Link(one.Id == shown.Id ? $"{one.Id} (this one)" : one.Id, one.Id == shown.Id ? null : PortalUrls.Regime(one.Id)),
        [words.Limit(one, culture), RuleWords.Since(one, culture), RuleWords.Status(one)]);

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
