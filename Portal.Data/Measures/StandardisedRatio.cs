namespace Portal.Data.Measures;

/// <summary>One provider's late items against what its own mix of cases would give at everybody's rates.</summary>
/// <param name="Unit">The provider.</param>
/// <param name="Observed">Its late items.</param>
/// <param name="Expected">Sum over strata of its due items times the pooled late rate.</param>
/// <param name="Z">log ratio over sqrt(1/expected + tau^2); null where no funnel can be computed.</param>
/// <param name="Limits">99.8 % limits of the ratio at this expected count; undefined with <paramref name="Z"/>.</param>
public sealed record StandardisedRatio(string Unit, long Observed, double Expected, double? Z, ConfidenceInterval Limits)
{
    /// <summary>Observed over expected: 1 is as late as everybody with the same cases. Null with nothing expected.</summary>
    public double? Ratio => Expected > 0 ? Observed / Expected : null;
}
