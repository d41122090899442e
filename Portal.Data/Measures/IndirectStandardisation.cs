namespace Portal.Data.Measures;

/// <summary>
/// Comparison that does not reward easy cases: expected late = sum over strata of n_s times the pooled late rate of s, ratio O/E,
/// judged on the log scale with the over-dispersed funnel (s = 1/sqrt(E); half an item stands for none observed).
/// </summary>
public static class IndirectStandardisation
{
    private const double Level = 0.998;
    private const double ForNone = 0.5;

    /// <summary>One ratio a provider, in ordinal order of their names.</summary>
    public static IReadOnlyList<StandardisedRatio> Compare(IReadOnlyCollection<StratumCount> counts)
    {
        var pooled = counts.GroupBy(count => count.Stratum)
            .ToDictionary(stratum => stratum.Key, stratum => Rates.Share(stratum.Sum(count => count.Late), stratum.Sum(count => count.Due)) ?? 0);
        StandardisedRatio[] ratios =
        [
            .. counts.GroupBy(count => count.Unit).OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => new StandardisedRatio(
                unit.Key, unit.Sum(count => count.Late), unit.Sum(count => count.Due * pooled[count.Stratum]), null, default)),
        ];
        var judged = Array.FindAll(ratios, ratio => ratio.Expected > 0);
        if (judged.Length < 2)
        {
            return ratios;
        }

        var tauSquared = new Overdispersion(
            Array.ConvertAll(judged, ratio => LogRatio(ratio) * Math.Sqrt(ratio.Expected)),
            Array.ConvertAll(judged, ratio => ratio.Expected)).TauSquared;
        return [.. ratios.Select(ratio => ratio.Expected > 0 ? Judge(ratio, tauSquared) : ratio)];
    }

    private static double LogRatio(StandardisedRatio ratio) => Math.Log(Math.Max(ratio.Observed, ForNone) / ratio.Expected);

    private static StandardisedRatio Judge(StandardisedRatio ratio, double tauSquared)
    {
        var error = Math.Sqrt((1 / ratio.Expected) + tauSquared);
        var factor = Math.Exp(NormalDistribution.TwoSided(Level) * error);
        return ratio with { Z = LogRatio(ratio) / error, Limits = new(1 / factor, factor) };
    }
}
