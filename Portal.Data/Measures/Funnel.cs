namespace Portal.Data.Measures;

/// <summary>
/// Providers against their common rate with over-dispersion on the arcsine scale (Spiegelhalter 2005): at these volumes binomial
/// limits are hairlines. No ranks. tau^2 by DerSimonian and Laird from z winsorised at 10 and 90 %.
/// </summary>
public sealed class Funnel
{
    private const double InnerLevel = 0.95;
    private const double OuterLevel = 0.998;

    /// <summary>Fewest providers of <see cref="LeastDue"/> items for a funnel that may be published.</summary>
    public const int LeastProviders = 10;

    /// <summary>Fewest items due for a provider to count towards <see cref="LeastProviders"/>.</summary>
    public const int LeastDue = 20;

    /// <summary>Computes the funnel of all providers with something due; needs two of them, and a common rate above 0 and below 1.</summary>
    public Funnel(IEnumerable<FunnelUnit> units)
    {
        FunnelUnit[] used = [.. units.Where(unit => unit.Due > 0)];
        Providers = used.Length;
        IsPublishable = used.Count(unit => unit.Due >= LeastDue) >= LeastProviders;
        Target = Providers == 0 ? null : (double)used.Sum(unit => unit.OnTime) / used.Sum(unit => unit.Due);
        if (Providers < 2 || Target is not (> 0 and < 1))
        {
            return;
        }

        var target = Target.Value;
        var z = Array.ConvertAll(used, unit => (Angle(unit.Rate!.Value) - Angle(target)) * 2 * Math.Sqrt(unit.Due));
        var spread = new Overdispersion(z, Array.ConvertAll(used, unit => 4.0 * unit.Due));
        (WinsorLimits, PhiRaw, PhiWinsorised, TauSquared) = (spread.Limits, spread.PhiRaw, spread.Phi, spread.TauSquared);
        Points = Describe(used, target, z, spread.Winsorised, spread.TauSquared);
    }

    /// <summary>Providers with something due.</summary>
    public int Providers { get; }

    /// <summary>Whether there are enough providers of enough items to publish it.</summary>
    public bool IsPublishable { get; }

    /// <summary>The common rate, sum of on time over sum of due; null without any.</summary>
    public double? Target { get; }

    /// <summary>Mean squared z; null where no funnel can be computed, as the following.</summary>
    public double? PhiRaw { get; }

    /// <summary>Mean squared z after winsorising.</summary>
    public double? PhiWinsorised { get; }

    /// <summary>The 10 % and 90 % quantiles of z.</summary>
    public ConfidenceInterval WinsorLimits { get; }

    /// <summary>Variance between providers on the arcsine scale.</summary>
    public double? TauSquared { get; }

    /// <summary>Its root.</summary>
    public double? Tau => TauSquared is { } square ? Math.Sqrt(square) : null;

    /// <summary>The providers in the given order; empty where no funnel can be computed.</summary>
    public IReadOnlyList<FunnelPoint> Points { get; } = [];

    /// <summary>
    /// The two inner limits (95 %) and two outer ones (99.8 %) at so many items due, with the spread between providers in them; null where no funnel
    /// can be computed.
    /// </summary>
    public (ConfidenceInterval Inner, ConfidenceInterval Outer)? LimitsAt(long due) => (Target, TauSquared) is ({ } target, { } tauSquared)
        ? (FunnelLimits.Arcsine(target, due, InnerLevel, tauSquared), FunnelLimits.Arcsine(target, due, OuterLevel, tauSquared))
        : null;

    private static double Angle(double rate) => Math.Asin(Math.Sqrt(rate));

    private static FunnelPoint[] Describe(FunnelUnit[] units, double target, double[] z, double[] winsorised, double tauSquared)
    {
        double[] judged = [.. units.Select(unit => (Angle(unit.Rate!.Value) - Angle(target)) / Math.Sqrt((1 / (4.0 * unit.Due)) + tauSquared))];
        var tails = Array.ConvertAll(judged, NormalDistribution.TwoSidedTail);
        var q = FalseDiscovery.Adjust(tails);
        return
        [
            .. units.Select((unit, i) => new FunnelPoint(
                unit,
                (unit.Rate!.Value - target) / Math.Sqrt(target * (1 - target) / unit.Due),
                z[i],
                winsorised[i],
                judged[i],
                tails[i],
                q[i])),
        ];
    }
}
