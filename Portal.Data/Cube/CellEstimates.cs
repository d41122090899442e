using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, read from cells: each with limits that hold the figure that the items themselves would give.</summary>
public sealed class CellEstimates : IRemovalMeasures
{
    private static readonly double Z = NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel);

    private readonly EdgeSurvival values;
    private readonly double widening;

    // Twenty further curves, which only an interval needs
    private readonly Lazy<(int[] Groups, EdgeSurvival[] Curves)> without;

    private ConfidenceInterval?[]? bands;

    private CellEstimates(BucketCounts counts, BucketCounts started, Func<IEnumerable<BucketCounts>> groups, double effect)
    {
        widening = Math.Sqrt(effect);
        Curve = new BucketCurve(started);
        values = new EdgeSurvival(counts, null, started.StartAge);
        without = new(() =>
        {
            var present = groups().Index().Where(one => one.Item.Tallies.Any()).ToArray();
            return ([.. present.Select(one => one.Index)], [.. present.Select(one => new EdgeSurvival(counts, one.Item, started.StartAge))]);
        });
    }

    /// <summary>The curve of all items.</summary>
    public BucketCurve Curve { get; }

    /// <summary>The curve of all items, and those with one group of notices left out.</summary>
    /// <param name="counts">All items.</param>
    /// <param name="groups">The items of each group of notices; empty where groups are not kept.</param>
    /// <param name="leastAtRisk">Items that must be at risk where the curve starts; null starts with the receipt.</param>
    /// <param name="designEffect">Variance by notice over variance by item of the due cohort, which the bands borrow; null where it is not known.</param>
    internal static CellEstimates Of(BucketCounts counts, Func<IEnumerable<BucketCounts>> groups, int? leastAtRisk, double? designEffect)
    {
        var started = leastAtRisk is { } least ? counts.StartingWith(least) : counts;
        return new CellEstimates(counts, started, groups, Math.Max(1, designEffect ?? 1));
    }

    /// <summary>The age by which the share p had been removed; its interval as <see cref="RemovalEstimates.Quantile"/> says.</summary>
    public (RemovalFigure Figure, Bounded Bounds) Quantile(double p)
    {
        var bounds = Curve.Midpoint(p);
        if (WhyNot(DisplayRules.WhyNoQuantile(p, Curve.Count, Curve.Events)) is { } because)
        {
            return (new(null, default, default, because), bounds);
        }

        var band = new ConfidenceInterval(Curve.MiddleWhere(1 - p, step => Band(step).Lower), Curve.MiddleWhere(1 - p, step => Band(step).Upper));
        if (bounds.Value is not { } age)
        {
            return (new(null, default, band, "so large a share was not removed by the largest age that items were followed to"), bounds);
        }

        var figure = Figure(
            age,
            curve => curve.At(age),
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
            Figure(whyNot, curve => curve.At(seconds), BandOf(bounds.Value ?? 0, StandardErrorAt(seconds), seconds), JackknifeScale.LogLog, ""),
            bounds);
    }

    // Nobody gone by an age does not say that nobody ever goes: then as many say so as were still followed
    private ConfidenceInterval BandOf(double survival, double? error, double seconds) => survival >= 1
        ? Rates.AllOf((Curve.AtRisk(seconds).Lowest ?? 0) / (widening * widening))
        : ConfidenceBand.At(BandKind.LogLog, survival, error, Z);

    /// <summary>
    /// Standard error of the share still online at an age: Greenwood's, by the root of the design effect of the due cohort, because items of one
    /// notice fall together. Items taken as independent would give intervals that hold the truth in two of three cases.
    /// </summary>
    public double? StandardErrorAt(double seconds) => Curve.StandardErrorAt(seconds) * widening;

    /// <summary>The curve's band at the end of a bucket, with the standard error of <see cref="StandardErrorAt"/>.</summary>
    public ConfidenceInterval BandAt(BucketStep step) => ConfidenceBand.At(BandKind.LogLog, step.Survival, step.StandardError * widening, Z);

    /// <summary>Mean time online during the first tau seconds.</summary>
    public (RemovalFigure Figure, Bounded Bounds) RestrictedMean(double tau)
    {
        var isUsedUp = Curve.Steps is [.., { Survival: 0 }];
        double? lastAge = isUsedUp ? double.PositiveInfinity : Curve.Steps.Where(step => step.AtRisk >= DisplayRules.LeastAtRisk).Select(step => (double?)step.To).Max();
        var whyNot = DisplayRules.WhyNoRestrictedMean(tau, Curve.Count, lastAge) ?? (Curve.StartAge > 0 ? "the curve starts later than the notice" : null);
        var (bounds, half) = (Curve.RestrictedMean(tau), Z * Curve.RestrictedMeanError(tau) * widening);
        var band = bounds.Value is { } mean && whyNot is null ? new ConfidenceInterval(Math.Max(0, mean - half), Math.Min(tau, mean + half)) : default;
        return (Figure(whyNot, curve => curve.RestrictedMean(tau), band, JackknifeScale.Plain, ""), bounds);
    }

    /// <summary>
    /// Mean time online during the first tau seconds, less that of an earlier curve: the message of two curves. Notices that stand in both are left
    /// out of both together.
    /// </summary>
    public (RemovalFigure Figure, Bounded? Bounds) RestrictedMeanSince(CellEstimates earlier, double tau)
    {
        var ((now, held), (then, heldThen)) = (RestrictedMean(tau), earlier.RestrictedMean(tau));
        if (now.Value is null || then.Value is null)
        {
            return (new(null, default, default, now.Value is null ? now.Because : then.Because), null);
        }

        int[] groups = [.. Groups.Union(earlier.Groups).Order()];
        var figure = GroupedDifference.Of(
            [.. groups.Select(group => Without(group).RestrictedMean(tau) - earlier.Without(group).RestrictedMean(tau))],
            now.Value.Value - then.Value.Value,
            Curve.Count + earlier.Curve.Count,
            Math.Sqrt(Math.Pow(Curve.RestrictedMeanError(tau) * widening, 2) + Math.Pow(earlier.Curve.RestrictedMeanError(tau) * earlier.widening, 2)));
        return (figure, new(figure.Value, held.Lowest - heldThen.Highest, held.Highest - heldThen.Lowest));
    }

    /// <summary>Share still online at its own limit, over so many items of each limit: what new items of this mix would come to.</summary>
    public (RemovalFigure Figure, Bounded Bounds) SurvivalAtLimits(IReadOnlyCollection<LimitCount> limits)
    {
        if (limits.Count == 1)
        {
            return SurvivalAt(limits.First().Seconds);
        }

        var whyNot = limits.Select(limit => SurvivalAt(limit.Seconds).Figure).Where(figure => figure.Value is null).Select(figure => figure.Because).FirstOrDefault()
            ?? DisplayRules.WhyNoShare(limits.Sum(limit => limit.Items));
        var value = limits.Average(one => Curve.SurvivalAt(one.Seconds).Value);
        return (
            Figure(whyNot, curve => limits.Average(one => curve.At(one.Seconds)), BandOf(value ?? 0, ErrorAtLimits(limits), limits.Max(one => one.Seconds)), JackknifeScale.LogLog, ""),
            new(
                value,
                limits.Average(one => Curve.SurvivalAt(one.Seconds).Lowest),
                limits.Average(one => Curve.SurvivalAt(one.Seconds).Highest)));
    }

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds; its band on the log scale, with the standard error widened as that of the curve.</summary>
    public (RemovalFigure Figure, Bounded Bounds) SlowestTenthMean(double tau)
    {
        var bounds = Curve.SlowestTenthMean(tau);
        var whyNot = DisplayRules.WhyNoSlowestTenth(Curve.Count);
        var band = default(ConfidenceInterval);
        if (whyNot is null && bounds.Value is { } mean && Curve.SlowestTenthError(tau) is > 0 and var error)
        {
            // Nobody counts for more than tau
            var half = Z * error * widening / mean;
            band = new(mean * Math.Exp(-half), Math.Min(tau, mean * Math.Exp(half)));
        }

        return (Figure(whyNot, curve => curve.SlowestTenthMean(tau), band, JackknifeScale.Log, "a tenth was still online at the end of the stretch"), bounds);
    }

    private int[] Groups => without.Value.Groups;

    // Of a mean over ages: S at two ages goes up and down together, Cov(S(s), S(t)) = S(s) S(t) G(s) for s <= t with Greenwood's sum G = (se/S)^2
    private double ErrorAtLimits(IReadOnlyCollection<LimitCount> limits)
    {
        var (variance, later, items) = (0.0, 0.0, (double)limits.Sum(limit => limit.Items));
        foreach (var limit in limits.OrderByDescending(limit => limit.Seconds))
        {
            var survival = Curve.SurvivalAt(limit.Seconds).Value ?? 0;
            var part = limit.Items / items * survival;
            variance += survival > 0 && StandardErrorAt(limit.Seconds) is { } error ? Math.Pow(error / survival, 2) * part * (part + (2 * later)) : 0;
            later += part;
        }

        return Math.Sqrt(variance);
    }

    // The band at a step, computed as far as somebody looks: several quantiles are read off it, and a list of many slices reads the half of each
    private ConfidenceInterval Band(int step) => (bands ??= new ConfidenceInterval?[Curve.Steps.Count])[step] ??= BandAt(Curve.Steps[step]);

    // A group that has no items leaves the curve as it is
    private EdgeSurvival Without(int group) => Array.IndexOf(without.Value.Groups, group) is >= 0 and var at ? without.Value.Curves[at] : values;

    private RemovalFigure Figure(
        string? whyNot, Func<EdgeSurvival, double?> read, ConfidenceInterval bandInterval, JackknifeScale scale, string becauseNotReached)
    {
        if (WhyNot(whyNot) is { } because)
        {
            return new(null, default, default, because);
        }

        if (read(values) is not { } value)
        {
            return new(null, default, bandInterval, becauseNotReached);
        }

        return Figure(value, read, bandInterval, scale, interval => interval, around: null);
    }

    private RemovalFigure Figure(
        double value, Func<EdgeSurvival, double?> read, ConfidenceInterval bandInterval, JackknifeScale scale, Func<ConfidenceInterval, ConfidenceInterval> intervalOf, double? around)
    {
        if (Groups.Length == 0)
        {
            return new(value, default, bandInterval, "groups of notices are kept for slices by one thing only; ask for the exact figure");
        }

        return Jackknife.Of(read(values), [.. without.Value.Curves.Select(read)], Curve.Count, scale, around: around) switch
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

    long IRemovalMeasures.Count => Curve.Count;

    long IRemovalMeasures.Events => Curve.Events;

    long IRemovalMeasures.Censored => Curve.Censored;

    double? IRemovalMeasures.LastAge => Curve.Steps is [.., var last] ? last.From : null;

    double IRemovalMeasures.StartAge => Curve.StartAge;

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadQuantile(double p) => Quantile(p);

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadSurvival(double seconds) => SurvivalAt(seconds);

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadRestrictedMean(double tau) => RestrictedMean(tau);

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadSlowestTenthMean(double tau) => SlowestTenthMean(tau);

    (double? Value, Bounded? Bounds) IRemovalMeasures.AtRisk(double seconds) => (Curve.AtRisk(seconds).Value, Curve.AtRisk(seconds));

    double? IRemovalMeasures.ErrorAt(double seconds) => StandardErrorAt(seconds);
}
