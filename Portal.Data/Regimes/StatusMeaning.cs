using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>What a status word of the catalogue means.</summary>
/// <param name="Status">Engine code.</param>
/// <param name="GraceUntil">First day after the grace period; null without one.</param>
/// <param name="DisputedReason">Why it is contested whether the rule binds; null where it is not.</param>
internal sealed record StatusMeaning(RuleStatus Status, LocalDate? GraceUntil, string? DisputedReason);
