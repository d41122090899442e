using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Whether a rule version binds what starts at an instant.</summary>
internal static class RuleInForce
{
    /// <summary>Whether a version never was law and can be read in a what-if view.</summary>
    internal static bool IsProposal(Rule rule) =>
        rule.Status is RuleStatus.Proposed or RuleStatus.EnactedNotCommenced or RuleStatus.Died or RuleStatus.Vetoed or RuleStatus.RevokedBeforeStart;

    /// <summary>The first instant of a version in its own zone; null where it has no first day.</summary>
    internal static Instant? Commencement(Rule rule) =>
        rule.EffectiveFrom is { } from ? (rule.Zone ?? DateTimeZone.Utc).AtStartOfDay(from).ToInstant() : null;

    /// <summary>The flag that says why it does not; null where it does.</summary>
    /// <param name="rule">The version.</param>
    /// <param name="start">Start of the clock, or the instant that the rule chooses its version by.</param>
    internal static string? Refusal(Rule rule, Instant start)
    {
        // The version is chosen by the date in the authority's zone: the last minute of an old rule is local.
        var day = start.InZone(rule.Zone ?? DateTimeZone.Utc).Date;
        return rule.Status switch
        {
            RuleStatus.InForceGrace when rule.Covers(day) && day < rule.GraceUntil => ObligationFlags.Grace,
            RuleStatus.InForce or RuleStatus.InForceGrace or RuleStatus.Superseded or RuleStatus.Repealed or RuleStatus.Expired when rule.Covers(day) => null,
            _ => ObligationFlags.NotInForce,
        };
    }
}
