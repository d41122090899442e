using Portal.Data.Regimes;
using Portal.Ui;

namespace Portal.Public.Countries;

/// <summary>One rule as a country's page tells it.</summary>
public sealed record RuleCard
{
    /// <summary>Instrument and provision.</summary>
    public required string Title { get; init; }

    /// <summary>The limit in words.</summary>
    public required string Limit { get; init; }

    /// <summary>Status in words.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is a proposal.</summary>
    public required bool IsProposed { get; init; }

    /// <summary>Whether a person must check it before it is relied on.</summary>
    public required bool VerifyBeforeUse { get; init; }

    /// <summary>The rest: name and value.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>Where it was read, best first.</summary>
    public required IReadOnlyList<(Link Link, string Grade)> Sources { get; init; }

    internal static RuleCard Of(Rule rule, System.Globalization.CultureInfo culture) => new()
    {
        Title = $"{rule.Instrument}, {rule.Provision}",
        Limit = RuleWords.Limit(rule, culture),
        Status = RuleWords.Status(rule),
        IsProposed = RuleWords.IsProposed(rule),
        VerifyBeforeUse = rule.VerifyBeforeUse,
        Facts = [.. Lines(rule, culture)],
        Sources = [.. rule.Sources.Select(source => (new Link(source.Title, source.Url), source.Grade))],
    };

    private static IEnumerable<(string Name, string Value)> Lines(Rule rule, System.Globalization.CultureInfo culture)
    {
        yield return ("Triggered by", RuleWords.Kind(rule));
        yield return ("Clock starts at", RuleWords.Start(rule));
        yield return ("Clock stops at", RuleWords.Stop(rule));
        yield return ("Who must act", rule.DutyHolder == DutyHolder.Provider ? "the provider" : "the authority or hotline");
        yield return ("Authority", rule.Authority);
        yield return ("Time in force", RuleWords.Since(rule, culture));
        if (rule.DisputedReason is { } disputed)
        {
            yield return ("Contested", disputed);
        }

        yield return ("Counted here", rule.IsComputed ? "yes, deadlines are computed from notices" : $"no: {string.Join("; ", rule.NotComputed)}");
    }
}
