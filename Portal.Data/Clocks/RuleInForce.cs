using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Whether a rule version binds what starts at an instant.</summary>
internal static class RuleInForce
{
    /// <summary>The flag that says why it does not; null where it does.</summary>
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
