using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, read from cells: each with limits that hold the figure that the items themselves would give.</summary>
public sealed class CellEstimates
{
    private readonly BucketCurve[] without;
    private readonly double widening;

    private CellEstimates(BucketCurve curve, BucketCurve[] without, double effect)
    {
        widening = Math.Sqrt(effect);
        Curve = curve;
        this.without = without;
    }

    /// <summary>The curve of all items.</summary>
    public BucketCurve Curve { get; }

    /// <summary>The curve of all items, and those with one group of notices left out.</summary>
    /// <param name="counts">All items.</param>
    /// <param name="groups">The items of each group of notices; empty where groups are not kept.</param>
    /// <param name="leastAtRisk">Items that must be at risk where the curve starts; null starts with the receipt.</param>
    /// <param name="designEffect">Variance by notice over variance by item of the due cohort, which the bands borrow; null where it is not known.</param>
    internal static CellEstimates Of(BucketCounts counts, IEnumerable<BucketCounts> groups, int? leastAtRisk, double? designEffect)
    {
        var started = leastAtRisk is { } least ? counts.StartingWith(least) : counts;
        return new CellEstimates(
            new BucketCurve(started),
            [.. groups.Where(group => group.Tallies.Any()).Select(group => new BucketCurve(counts.Without(group).StartingAt(started.StartAge)))],
            Math.Max(1, designEffect ?? 1));
    }

    /// <summary>The age by which the share p had been removed; its interval as <see cref="RemovalEstimates.Quantile"/> says.</summary>
    public (RemovalFigure Figure, Bounded Bounds) Quantile(double p)
    {
        var bounds = Curve.Midpoint(p);
        if (WhyNot(DisplayRules.WhyNoQuantile(p, Curve.Count, Curve.Events)) is { } because)
        {
            return (new(null, default, default, because), bounds);
        }

        var band = new ConfidenceInterval(CrossingOfBand(1 - p, one => one.Lower), CrossingOfBand(1 - p, one => one.Upper));
        if (bounds.Value is not { } age)
        {
            return (new(null, default, band, "so large a share was not removed by the largest age that items were followed to"), bounds);
        }

        var figure = Figure(
            age,
            curve => curve.SurvivalAt(age).Value,
            band,
            JackknifeScale.LogLog,
            level => new(Curve.First(1 - level.Upper!.Value).Value, Curve.First(1 - level.Lower!.Value).Value),
            around: 1 - p);
        return (figure, bounds);
    }

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
            Figure(whyNot, curve => curve.SurvivalAt(seconds).Value, ConfidenceBand.At(BandKind.LogLog, bounds.Value ?? 0, StandardErrorAt(seconds), Z), JackknifeScale.LogLog, ""),
            bounds);
    }

    /// <summary>
    /// Standard error of the share still online at an age: Greenwood's, by the root of the design effect of the due cohort, because items of one
    /// notice fall together. Items taken as independent would give intervals that hold the truth in two of three cases.
    /// </summary>
    public double? StandardErrorAt(double seconds) => Curve.StandardErrorAt(seconds) * widening;

    /// <summary>Mean time online during the first tau seconds.</summary>
    public (RemovalFigure Figure, Bounded Bounds) RestrictedMean(double tau)
    {
        var isUsedUp = Curve.Steps is [.., { Survival: 0 }];
        double? lastAge = isUsedUp ? double.PositiveInfinity : Curve.Steps.Where(step => step.AtRisk >= DisplayRules.LeastAtRisk).Select(step => (double?)step.To).Max();
        var whyNot = DisplayRules.WhyNoRestrictedMean(tau, Curve.Count, lastAge) ?? (Curve.StartAge > 0 ? "the curve starts later than the notice" : null);
        return (Figure(whyNot, curve => curve.RestrictedMean(tau).Value, default, JackknifeScale.Plain, ""), Curve.RestrictedMean(tau));
    }

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds.</summary>
    public (RemovalFigure Figure, Bounded Bounds) SlowestTenthMean(double tau) => (
        Figure(DisplayRules.WhyNoSlowestTenth(Curve.Count), curve => curve.SlowestTenthMean(tau).Value, default, JackknifeScale.Log, "a tenth was still online at the end of the stretch"),
        Curve.SlowestTenthMean(tau));

    private static double Z => NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel);

    private double? CrossingOfBand(double level, Func<ConfidenceInterval, double?> side) =>
        Curve.MiddleWhere(level, step => side(ConfidenceBand.At(BandKind.LogLog, step.Survival, step.StandardError * widening, Z)));

    private RemovalFigure Figure(
        string? whyNot, Func<BucketCurve, double?> read, ConfidenceInterval bandInterval, JackknifeScale scale, string becauseNotReached)
    {
        if (WhyNot(whyNot) is { } because)
        {
            return new(null, default, default, because);
        }

        if (read(Curve) is not { } value)
        {
            return new(null, default, bandInterval, becauseNotReached);
        }

        return Figure(value, read, bandInterval, scale, interval => interval, around: null);
    }

    private RemovalFigure Figure(
        double value, Func<BucketCurve, double?> read, ConfidenceInterval bandInterval, JackknifeScale scale, Func<ConfidenceInterval, ConfidenceInterval> intervalOf, double? around)
    {
        if (without.Length == 0)
        {
            return new(value, default, bandInterval, "groups of notices are kept for slices by one thing only; ask for the exact figure");
        }

        // Each part is named by the groups that stand in it: all of them, or all but one
        var groups = Enumerable.Range(0, without.Length).ToArray();
        return Jackknife.Of(groups, parts => read(CurveOf([.. parts])), Curve.Count, scale, around: around) switch
        {
            Estimate.Known known => new(value, intervalOf(known.Interval), bandInterval, null),
            Estimate.NotEstimable none => new(value, default, bandInterval, none.Because),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string? WhyNot(string? because) => (Curve.Count, double.IsInfinity(Curve.StartAge)) switch
    {
        (0, true) => "at no age were ten items at risk together",
        (0, false) => "no item was at risk",
        _ => because,
    };

    private BucketCurve CurveOf(HashSet<int> parts) => parts.Count == without.Length ? Curve : without[Enumerable.Range(0, without.Length).First(group => !parts.Contains(group))];
}
