namespace Portal.Data.Regimes;

/// <summary>A part of a rule that stands elsewhere: changed there, it changes here.</summary>
/// <param name="Part">The part.</param>
/// <param name="On">The other provision in words.</param>
/// <param name="RuleId">Its row in the catalogue; null where it has none.</param>
public sealed record RuleDependency(RulePart Part, string On, string? RuleId);
