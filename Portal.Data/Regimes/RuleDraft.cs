namespace Portal.Data.Regimes;

/// <summary>A change that was read and checked, not proposed yet.</summary>
/// <param name="Change">What it does to the rows.</param>
/// <param name="Catalogue">The catalogue as it would be.</param>
/// <param name="BaseEdition">State of the catalogue on which it was read.</param>
public sealed record RuleDraft(RuleChange Change, RuleCatalogue Catalogue, long BaseEdition);
