using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The deadline that binds an item's provider first, from the catalogue. Extensions are the fold's own business.</summary>
public static class CatalogueDeadlines
{
    /// <summary>
    /// The rule of the demonstration: its countries are invented, so no law has a limit for them, and each synthetic notice sets its own.
    /// </summary>
    public const string DemonstrationRule = "DEMO-SET-IN-NOTICE";

    /// <summary>How a fold gets its deadlines.</summary>
    /// <param name="catalogue">Rule versions and calendars.</param>
    /// <param name="isSynthetic">True for a source of the demonstration.</param>
    /// <param name="providerTypes">Types of a provider by its code; null where unknown.</param>
    public static Func<NoticeFacts, RuleDeadline?> Of(RuleCatalogue catalogue, bool isSynthetic, Func<string, IReadOnlyList<string>?> providerTypes) =>
        facts => Binding(facts, catalogue, providerTypes) ?? (isSynthetic ? Demonstration(facts) : null);

    private static RuleDeadline? Binding(NoticeFacts facts, RuleCatalogue catalogue, Func<string, IReadOnlyList<string>?> providerTypes)
    {
        // Only the start matters here: a delivery at the received instant starts every clock that receipt starts
        var delivered = facts.Issue with { EventId = facts.Issue.EventId + "/delivered", Type = EventType.Delivered, OccurredAt = facts.ReceivedAt };
        var view = new ClockView(Instant.Max(facts.Issue.OccurredAt, facts.ReceivedAt), KnownAt: null) { ProviderTypes = providerTypes };
        var obligations = DeadlineCalculator.EvaluateNotice([facts.Issue, delivered], catalogue, view)
            .Where(one => one.Rule.Layer == Layer.Law && one.Rule.DutyHolder == DutyHolder.Provider && IsRemoval(one.Rule))
            .ToArray();
        var first = obligations.Where(one => one.DueAt is not null && one.Rule.Standard != LimitStandard.AtLeast)
            .OrderBy(one => one.DueAt).ThenBy(one => one.Rule.Id, StringComparer.Ordinal).FirstOrDefault();
        if (first is not null)
        {
            return new RuleDeadline(first.Rule.Id, first.DueAt);
        }

        var missing = obligations.FirstOrDefault(one => one.Verdict == Verdict.LimitMissing);
        return missing is null ? null : new RuleDeadline(missing.Rule.Id, null);
    }

    private static bool IsRemoval(Rule rule) => rule.Stops.Any(stop => stop.Kind is StopKind.Removal or StopKind.RemovalWithCopies);

    private static RuleDeadline Demonstration(NoticeFacts facts) => new(
        DemonstrationRule,
        facts.Issue.DeadlineAt ?? (facts.Issue.LimitSeconds is { } seconds ? facts.ReceivedAt + Duration.FromSeconds(seconds) : null));
}
