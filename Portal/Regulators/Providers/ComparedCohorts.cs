using Portal.Data.Measures;

namespace Portal.Regulators.Providers;

/// <summary>The due cohorts of a period, of every provider that a scope has notices of: what one is compared with.</summary>
/// <param name="Units">By provider.</param>
/// <param name="Strata">By provider, category, rule and quarter.</param>
internal sealed record ComparedCohorts(IReadOnlyList<FunnelUnit> Units, IReadOnlyCollection<StratumCount> Strata);
