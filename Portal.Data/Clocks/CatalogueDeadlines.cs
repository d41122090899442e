using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Providers;
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
    /// <param name="rules">Every state of the rules.</param>
    /// <param name="isSynthetic">True for a source of the demonstration.</param>
    /// <param name="providerTypes">Types of a provider by its code; null where unknown.</param>
    public static Func<NoticeFacts, RuleDeadline?> Of(RuleHistory rules, bool isSynthetic, Func<string, IReadOnlyList<string>?> providerTypes) =>
        facts => (isSynthetic ? Demonstration(facts) : null) ?? Binding(facts, rules.At(facts.RulesKnownAt), providerTypes);

    /// <summary>The fold of stored notices: the catalogue's deadlines, and of the source that issued its tolerance and whether it is synthetic.</summary>
    /// <param name="rules">Every state of the rules: what is closed keeps the one that was known when it closed.</param>
    /// <param name="sources">Everybody who may have sent an event of these notices.</param>
    /// <param name="providers">Known providers, for the rules that bind some types only.</param>
    public static NoticeFold FoldOf(RuleHistory rules, IEnumerable<Source> sources, IEnumerable<Provider> providers)
    {
        var types = providers.Where(one => one.Type is not null)
            .ToDictionary(one => one.Code, one => (IReadOnlyList<string>)[one.Type!], StringComparer.Ordinal);
        var byCode = sources.ToDictionary(one => one.Code, StringComparer.Ordinal);
        var (real, synthetic) = (Of(rules, false, types.GetValueOrDefault), Of(rules, true, types.GetValueOrDefault));
        return new NoticeFold(
            facts => (byCode[facts.Issue.Source].IsSynthetic ? synthetic : real)(facts),
            code => Duration.FromSeconds(byCode[code].ToleranceSeconds))
        {
            RuleChanges = [.. rules.Editions.Skip(1).Select(edition => edition.KnownAt)],
        };
    }

    private static RuleDeadline? Binding(NoticeFacts facts, RuleCatalogue catalogue, Func<string, IReadOnlyList<string>?> providerTypes)
    {
        NoticeEvent[] starts = [facts.Issue, .. Arrivals(facts)];
        var view = new ClockView(starts.Max(one => one.OccurredAt), KnownAt: null) { ProviderTypes = providerTypes };
        var obligations = DeadlineCalculator.EvaluateNotice(starts, catalogue, view)
            .Where(one => one.Rule.Layer == Layer.Law && one.Rule.DutyHolder == DutyHolder.Provider && IsRemoval(one.Rule))
            .ToArray();
        var first = obligations.Where(one => one.DueAt is not null && one.Rule.Standard != LimitStandard.AtLeast)
            .OrderBy(one => one.DueAt).ThenBy(one => one.Rule.Id, StringComparer.Ordinal).FirstOrDefault();
        if (first is not null)
        {
            return Named(first) with
            {
                DueAt = first.DueAt,
                IsBeforeStart = first.DueAt < first.StartedAt,
                Anew = first.Rule.Settings.Resets ? Anew(first, catalogue) : null,
            };
        }

        var open = obligations.FirstOrDefault(one => one.Verdict == Verdict.LimitMissing) ?? obligations.FirstOrDefault(one => one.Verdict == Verdict.AwaitingStart);
        return open is null ? null : Named(open);
    }

    private static RuleDeadline Named(Obligation one) =>
        new(one.Rule.Id, null) { Group = one.Rule.VersionGroup, IsCompleteNeeded = one.Rule.Settings.CompleteRequest };

    /// <summary>Only the start matters here: a delivery at the received instant starts every clock that receipt starts.</summary>
    private static IEnumerable<NoticeEvent> Arrivals(NoticeFacts facts)
    {
        yield return Arrival(facts, "/delivered", facts.ReceivedAt, facts.IsIncomplete ? ReasonCodes.Incomplete : null);
        if (facts is { IsIncomplete: true, CompletedAt: { } completedAt })
        {
            yield return Arrival(facts, "/completed", completedAt, reason: null);
        }
        else if (facts.IsIncomplete && facts.ReceivedAt < facts.Issue.OccurredAt)
        {
            // What lacked something was known before it was sent; the sending alone would stand for a complete delivery
            yield return Arrival(facts, "/awaited", facts.Issue.OccurredAt, ReasonCodes.Incomplete);
        }
    }

    private static NoticeEvent Arrival(NoticeFacts facts, string mark, Instant at, string? reason) =>
        facts.Issue with { EventId = facts.Issue.EventId + mark, Type = EventType.Delivered, OccurredAt = at, Reason = reason };

    private static bool IsRemoval(Rule rule) => rule.Stops.Any(stop => stop.Kind is StopKind.Removal or StopKind.RemovalWithCopies);

    /// <summary>A synthetic notice that names no rule and sets a limit; others ask the catalogue.</summary>
    private static RuleDeadline? Demonstration(NoticeFacts facts) => facts.Issue switch
    {
        { Rules.Count: > 0 } => null,
        { DeadlineAt: { } deadline } => Own(facts, deadline),
        { LimitSeconds: { } seconds } => Own(facts, facts.ReceivedAt + Duration.FromSeconds(seconds)),
        _ => null,
    };

    /// <summary>The invented rule knows resets, so that the demonstration can show them.</summary>
    private static RuleDeadline Own(NoticeFacts facts, Instant due) =>
        new(DemonstrationRule, due) { Anew = from => from + (due - facts.ReceivedAt), IsBeforeStart = due < facts.ReceivedAt };

    /// <summary>The law's own period from another start; the same length where the notice set it.</summary>
    private static Func<Instant, Instant> Anew(Obligation first, RuleCatalogue catalogue)
    {
        var (rule, start, due) = (first.Rule, first.StartedAt!.Value, first.DueAt!.Value);
        if (rule.Limit is { } law && Lawful(start, law) == due)
        {
            return from => Lawful(from, law);
        }

        return from => from + (due - start);

        Instant Lawful(Instant from, TimeLimit limit) =>
            DeadlineArithmetic.Due(rule, limit, from, catalogue.Calendar(rule.Jurisdiction), closedAt: null, knownAt: null, CountingConvention.Literal);
    }
}
