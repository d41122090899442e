using System.Globalization;
using Portal.Data.Regimes;

namespace Portal.Ui.Rules;

/// <summary>One rule as a list tells it.</summary>
public sealed record RuleCard
{
    /// <summary>Instrument and provision, leading to the rule's own page.</summary>
    public required Link Title { get; init; }

    /// <summary>The limit in words.</summary>
    public required string Limit { get; init; }

    /// <summary>Status in words.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is a proposal.</summary>
    public required bool IsProposed { get; init; }

    /// <summary>Whether a person must check it before it is relied on.</summary>
    public required bool VerifyBeforeUse { get; init; }

    /// <summary>What it asks for, and between which two events: name and value.</summary>
    public required IReadOnlyList<(string Name, string Value)> Clock { get; init; }

    /// <summary>The rest likewise.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>Where it was read, best first.</summary>
    public required IReadOnlyList<(Link Link, string Grade)> Sources { get; init; }

    internal static RuleCard Of(Rule rule, RuleWords words, CultureInfo culture) => new()
    {
        Title = new Link($"{rule.Instrument}, {rule.Provision}", PortalUrls.Regime(rule.Id)),
        Limit = words.Limit(rule, culture),
        Status = RuleWords.Status(rule),
        IsProposed = RuleWords.IsProposed(rule),
        VerifyBeforeUse = rule.VerifyBeforeUse,
        Clock = [("Triggered by", words.Kind(rule)), ("Clock starts when", words.Start(rule)), ("Clock stops when", words.Stop(rule))],
        Facts = [.. Lines(rule, words, culture)],
        Sources = [.. rule.Sources.Select(source => (new Link(source.Title, source.Url), words.Grade(source.Grade)))],
    };

    private static IEnumerable<(string Name, string Value)> Lines(Rule rule, RuleWords words, CultureInfo culture)
    {
        yield return ("Who must act", RuleWords.Holder(rule.DutyHolder));
        yield return ("Authority", rule.Authority);
        yield return ("Time in force", RuleWords.Since(rule, culture));
        if (rule.DisputedReason is { } disputed)
        {
            yield return ("Contested", disputed);
        }

        yield return ("Counted here", rule.IsComputed ? "yes, deadlines are computed from notices" : $"no, only listed: {string.Join("; ", RuleEngineWords.NotComputed(rule, words))}");
    }
}
