using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Imports;

/// <summary>
/// The deadline that a sender's own columns give: the earliest of the fixed-hour rules that it names, otherwise the limit that the notice sets.
/// It does not ask what the law of a place says where the sender names no rule.
/// </summary>
public sealed class StatedDeadline(RuleCatalogue? catalogue)
{
    /// <summary>Stands for the rule where the notice itself sets the limit.</summary>
    public const string SetByNotice = "notice";

    /// <summary>The binding deadline, or null where the sender gives none.</summary>
    public RuleDeadline? Of(NoticeFacts facts)
    {
        var issue = facts.Issue;
        var named = issue.Rules.SelectMany(name => catalogue?.Named(name) ?? [])
            .Where(rule => IsFixedHours(rule) && IsInForce(rule, issue.OccurredAt))
            .Select(rule => new RuleDeadline(rule.Id, Start(rule, facts) + Duration.FromHours(rule.Limit!.Value.Amount)))
            .OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Rule, StringComparer.Ordinal)
            .FirstOrDefault();
        return named
            ?? (issue.DeadlineAt is { } deadline ? new RuleDeadline(SetByNotice, deadline)
                : issue.LimitSeconds is { } seconds ? new RuleDeadline(SetByNotice, facts.ReceivedAt + Duration.FromSeconds(seconds))
                : null);
    }

    private static bool IsFixedHours(Rule rule) =>
        rule is { Layer: Layer.Law, DutyHolder: DutyHolder.Provider, Standard: LimitStandard.Fixed, Limit.Unit: LimitUnit.Hours };

    private static bool IsInForce(Rule rule, Instant at)
    {
        var day = at.InUtc().Date;
        return (rule.EffectiveFrom is null || rule.EffectiveFrom <= day) && (rule.EffectiveTo is null || day <= rule.EffectiveTo);
    }

    private static Instant Start(Rule rule, NoticeFacts facts) =>
        rule.Start.Basis == StartBasis.Issued ? facts.Issue.OccurredAt : facts.ReceivedAt;
}
