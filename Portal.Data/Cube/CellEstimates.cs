using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, read from cells: each with limits that hold the figure that the items themselves would give.</summary>
public sealed class CellEstimates
{
    private readonly BucketCurve[] without;

    private CellEstimates(BucketCurve curve, BucketCurve[] without)
    {
        Curve = curve;
        this.without = without;
    }

    /// <summary>The curve of all items.</summary>
    public BucketCurve Curve { get; }

    /// <summary>The curve of all items, and those with one group of notices left out.</summary>
    /// <param name="counts">All items.</param>
    /// <param name="groups">The items of each group of notices; empty where groups are not kept.</param>
    /// <param name="leastAtRisk">Items that must be at risk where the curve starts; null starts with the receipt.</param>
    internal static CellEstimates Of(BucketCounts counts, IEnumerable<BucketCounts> groups, int? leastAtRisk)
    {
        var started = leastAtRisk is { } least ? counts.StartingWith(least) : counts;
        return new CellEstimates(
            new BucketCurve(started),
            [.. groups.Where(group => group.Tallies.Any()).Select(group => new BucketCurve(counts.Without(group).StartingAt(started.StartAge)))]);
    }

    /// <summary>The age by which the share p had been removed.</summary>
    public (RemovalFigure Figure, Bounded Bounds) Quantile(double p) => (
        Figure(
            DisplayRules.WhyNoQuantile(p, Curve.Count, Curve.Events),
            curve => curve.Midpoint(p).Value,
            new(CrossingOfBand(1 - p, band => band.Lower), CrossingOfBand(1 - p, band => band.Upper)),
            isLogScale: true,
            "so large a share was not removed by the largest age that items were followed to"),
        Curve.Midpoint(p));

    /// <summary>Share still online at an age.</summary>
    public (RemovalFigure Figure, Bounded Bounds) SurvivalAt(double seconds)
    {
        if (Curve.Steps is [.., { Survival: > 0 } last] && last.To < seconds)
        {
            return (new(null, default, default, "no item was followed to this age"), default);
        }

        var whyNot = DisplayRules.WhyNoShare(Curve.Count)
            ?? (seconds < Curve.StartAge ? "too few items were watched at so young an age: the curve starts later" : null);
        var bounds = Curve.SurvivalAt(seconds);
        return (
            Figure(whyNot, curve => curve.SurvivalAt(seconds).Value, ConfidenceBand.At(BandKind.LogLog, bounds.Value ?? 0, Curve.StandardErrorAt(seconds), Z), isLogScale: false, ""),
            bounds);
    }

    /// <summary>Mean time online during the first tau seconds.</summary>
    public (RemovalFigure Figure, Bounded Bounds) RestrictedMean(double tau)
    {
        var isUsedUp = Curve.Steps is [.., { Survival: 0 }];
        double? lastAge = isUsedUp ? double.PositiveInfinity : Curve.Steps.Where(step => step.AtRisk >= DisplayRules.LeastAtRisk).Select(step => (double?)step.To).Max();
        var whyNot = DisplayRules.WhyNoRestrictedMean(tau, Curve.Count, lastAge) ?? (Curve.StartAge > 0 ? "the curve starts later than the notice" : null);
        return (Figure(whyNot, curve => curve.RestrictedMean(tau).Value, default, isLogScale: false, ""), Curve.RestrictedMean(tau));
    }

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds.</summary>
    public (RemovalFigure Figure, Bounded Bounds) SlowestTenthMean(double tau) => (
        Figure(DisplayRules.WhyNoSlowestTenth(Curve.Count), curve => curve.SlowestTenthMean(tau).Value, default, isLogScale: true, "a tenth was still online at the end of the stretch"),
        Curve.SlowestTenthMean(tau));

    private static double Z => NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel);

    private double? CrossingOfBand(double level, Func<ConfidenceInterval, double?> side) =>
        Curve.MiddleWhere(level, step => side(ConfidenceBand.At(BandKind.LogLog, step.Survival, step.StandardError, Z)));

    private RemovalFigure Figure(
        string? whyNot, Func<BucketCurve, double?> read, ConfidenceInterval bandInterval, bool isLogScale, string becauseNotReached)
    {
        if (Curve.Count == 0)
        {
            return new(null, default, default, double.IsInfinity(Curve.StartAge) ? "at no age were ten items at risk together" : "no item was at risk");
        }

        if (whyNot is not null)
        {
            return new(null, default, default, whyNot);
        }

        if (read(Curve) is not { } value)
        {
            return new(null, default, bandInterval, becauseNotReached);
        }

        if (without.Length == 0)
        {
            return new(value, default, bandInterval, "groups of notices are kept for slices by one thing only; ask for the exact figure");
        }

        // Each part is named by the groups that stand in it: all of them, or all but one
        var groups = Enumerable.Range(0, without.Length).ToArray();
        var estimate = Jackknife.Of(groups, parts => read(CurveOf([.. parts])), Curve.Count, isLogScale);
        return estimate switch
        {
            Estimate.Known known => new(value, known.Interval, bandInterval, null),
            Estimate.NotEstimable none => new(value, default, bandInterval, none.Because),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private BucketCurve CurveOf(HashSet<int> parts) => parts.Count == without.Length ? Curve : without[Enumerable.Range(0, without.Length).First(group => !parts.Contains(group))];
}
