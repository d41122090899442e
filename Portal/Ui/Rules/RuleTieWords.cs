using System.Diagnostics;
using Portal.Data.Regimes;

namespace Portal.Ui.Rules;

/// <summary>In words: on which values the sources of a rule disagree, and which provisions it is tied to.</summary>
internal static class RuleTieWords
{
    /// <summary>One sentence: the part, the readings, and for which clocks they differ.</summary>
    internal static string Contested(ContestedValue value, Rule rule) =>
        $"Sources disagree on {Part(value.Part)}: {string.Join("; or ", value.Readings)}. "
        + (value.Part == RulePart.Share || !rule.IsComputed ? "No verdict rests on it."
            : value.StartsBefore is { } day ? $"The row's own value judges; verdicts on clocks that started before {day:uuuu'-'MM'-'dd} are flagged."
            : "The row's own value judges; verdicts that rest on it are flagged.");

    /// <summary>Provisions in which a part of the rule stands, then rules of which a part stands in this one.</summary>
    internal static IEnumerable<(string Text, Link? Other)> Ties(Rule rule, RuleCatalogue catalogue)
    {
        foreach (var link in rule.Settings.DependsOn)
        {
            var other = link.RuleId is { } id && catalogue.Rules.Any(one => one.Id == id) ? new Link(id, PortalUrls.Regime(id)) : null;
            yield return ($"{Capital(Part(link.Part))} stands elsewhere: {link.On}. Changed there, it changes here.", other);
        }

        foreach (var other in catalogue.BuiltOn(rule))
        {
            var parts = other.Settings.DependsOn.Where(link => link.RuleId == rule.Id).Select(link => Part(link.Part));
            yield return ($"Another rule rests on this one for {string.Join(", ", parts)}.", new Link(other.Id, PortalUrls.Regime(other.Id)));
        }
    }

    private static string Part(RulePart part) => part switch
    {
        RulePart.Duration => "the length of the limit",
        RulePart.ClockStart => "what starts the clock",
        RulePart.ClockStop => "what stops the clock",
        RulePart.EffectiveFrom => "the first day in force",
        RulePart.Precondition => "what must come before the notice",
        RulePart.Share => "the share to reach",
        _ => throw new UnreachableException(),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
