using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, with intervals that respect that items of a notice go together.</summary>
public sealed class RemovalEstimates : IRemovalMeasures
{
    private readonly Dictionary<int, SurvivalCurve> without;
    private readonly int[] groups;
    private readonly double widestEffect;

    private RemovalEstimates(SurvivalCurve curve, Dictionary<int, SurvivalCurve> without, double widestEffect)
    {
        (Curve, this.widestEffect) = (curve, widestEffect);
        this.without = without;
        groups = [.. without.Keys.Order()];
    }

    /// <summary>The curve of all items.</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>The curve of the items, and those with one group of notices left out.</summary>
    /// <param name="items">The items of a slice.</param>
    /// <param name="curveOf">The curve of some of them, from a start that is that of all of them; null lets them choose it.</param>
    public static RemovalEstimates Of(IReadOnlyCollection<StoredItem> items, Func<IEnumerable<StoredItem>, double?, SurvivalCurve> curveOf)
    {
        var curve = curveOf(items, null);
        return new(
            curve,
            items.Select(item => item.Group).Distinct()
                .ToDictionary(group => group, group => curveOf(items.Where(item => item.Group != group), curve.StartAge)),
            ClusterSums.OfNotices(items.Select(item => item.NoticeId)).WidestEffect ?? 1);
    }

    /// <summary>Response times of the period.</summary>
    public static RemovalEstimates InPeriod(IReadOnlyCollection<StoredItem> items, SliceWindow window) =>
        Of(items, (some, start) => RemovalTimes.InPeriod(some, window, start));

    /// <summary>Response times of the items received in the window.</summary>
    public static RemovalEstimates OfCohort(IReadOnlyCollection<StoredItem> items, SliceWindow window) =>
        Of(items, (some, _) => RemovalTimes.OfCohort(some, window));

    /// <summary>
    /// The age by which the share p had been removed. Its interval is read off the curve where it crosses the limits that the share still online
    /// at that age has around 1 - p (Woodruff 1952): a time swings too much from group to group where notices are few.
    /// </summary>
    public RemovalFigure Quantile(double p)
    {
        var band = Curve.Quantile(p).Interval(BandKind.LogLog);
        if (WhyNot(DisplayRules.WhyNoQuantile(p, Curve.Count, Curve.Events)) is { } because)
        {
            return new(null, default, default, because);
        }

        if (Curve.Quantile(p).Midpoint is not { } age)
        {
            return new(null, default, band, "so large a share was not removed by the largest age that items were followed to");
        }

        var levels = Jackknife.Of(groups, parts => CurveOf([.. parts]).At(age).Survival, Curve.Count, JackknifeScale.LogLog, around: 1 - p);
        return With(age, band, levels, level => new(Curve.Quantile(1 - level.Upper!.Value).First, Curve.Quantile(1 - level.Lower!.Value).First));
    }

    /// <summary>Share still online at an age.</summary>
    public RemovalFigure SurvivalAt(double seconds)
    {
        if (Curve.LastTime < seconds && Curve.Steps[^1].Survival > 0)
        {
            return new(null, default, default, "no item was followed to this age");
        }

        var whyNot = DisplayRules.WhyNoShare(Curve.Count)
            ?? (seconds < Curve.StartAge ? "too few items were watched at so young an age: the curve starts later" : null);
        var point = Curve.At(seconds);

        // Nobody gone by an age does not say that nobody ever goes: then as many say so as were still followed
        var band = point.Survival >= 1 ? Rates.AllOf(Curve.AtRisk(seconds) / widestEffect) : point.Interval(BandKind.LogLog);
        return Figure(whyNot, curve => curve.At(seconds).Survival, band, JackknifeScale.LogLog, "");
    }

    /// <summary>Mean time online during the first tau seconds.</summary>
    public RemovalFigure RestrictedMean(double tau)
    {
        var isUsedUp = Curve.Steps is [.., { Survival: 0 }];
        var whyNot = DisplayRules.WhyNoRestrictedMean(tau, Curve.Count, isUsedUp ? double.PositiveInfinity : LastAgeWithEnough())
            ?? (Curve.StartAge > 0 ? "the curve starts later than the notice" : null);
        return Figure(whyNot, curve => curve.RestrictedMean(tau).Mean, default, JackknifeScale.Plain, "");
    }

    // At the edge of a bucket the number at risk is exact in cells too, so that both say alike how far a mean may reach
    private double? LastAgeWithEnough()
    {
        for (var at = Curve.Steps.Count - 1; at >= 0; at--)
        {
            var bucket = Bucket.Of((long)Math.Ceiling(Curve.Steps[at].Time));
            if (Curve.AtRisk(Math.BitIncrement((double)(Bucket.Lower(bucket) ?? -1))) >= DisplayRules.LeastAtRisk)
            {
                return Bucket.Upper(bucket);
            }
        }

        return null;
    }

    /// <summary>As <see cref="CellEstimates.RestrictedMeanSince"/>.</summary>
    public RemovalFigure RestrictedMeanSince(RemovalEstimates earlier, double tau)
    {
        var (now, then) = (RestrictedMean(tau), earlier.RestrictedMean(tau));
        if (now.Value is null || then.Value is null)
        {
            return new(null, default, default, now.Value is null ? now.Because : then.Because);
        }

        var (own, before) = (Curve.RestrictedMean(tau), earlier.Curve.RestrictedMean(tau));
        return GroupedDifference.Of(
            [
                .. groups.Union(earlier.groups).Order().Select(group => (double?)(without.GetValueOrDefault(group, Curve).RestrictedMean(tau).Mean
                    - earlier.without.GetValueOrDefault(group, earlier.Curve).RestrictedMean(tau).Mean)),
            ],
            own.Mean - before.Mean,
            Curve.Count + earlier.Curve.Count,
            Math.Sqrt(Math.Pow(own.StandardError, 2) + Math.Pow(before.StandardError, 2)));
    }

    /// <summary>As <see cref="CellEstimates.SurvivalAtLimits"/>.</summary>
    public RemovalFigure SurvivalAtLimits(IReadOnlyCollection<LimitCount> limits)
    {
        if (limits.Count == 1)
        {
            return SurvivalAt(limits.First().Seconds);
        }

        var whyNot = limits.Select(limit => SurvivalAt(limit.Seconds)).Where(figure => figure.Value is null).Select(figure => figure.Because).FirstOrDefault()
            ?? DisplayRules.WhyNoShare(limits.Sum(limit => limit.Items));
        return Figure(whyNot, curve => limits.Average(one => curve.At(one.Seconds).Survival), default, JackknifeScale.LogLog, "");
    }

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds.</summary>
    public RemovalFigure SlowestTenthMean(double tau) =>
        Figure(DisplayRules.WhyNoSlowestTenth(Curve.Count), curve => curve.SlowestTenthMean(tau), default, JackknifeScale.Log, "a tenth was still online at the end of the stretch");

    private RemovalFigure Figure(
        string? whyNot, Func<SurvivalCurve, double?> read, ConfidenceInterval bandInterval, JackknifeScale scale, string becauseNotReached)
    {
        if (WhyNot(whyNot) is { } because)
        {
            return new(null, default, default, because);
        }

        if (read(Curve) is not { } value)
        {
            return new(null, default, bandInterval, becauseNotReached);
        }

        // Each part is named by the groups that stand in it: all of them, or all but one
        return With(value, bandInterval, Jackknife.Of(groups, parts => read(CurveOf([.. parts])), Curve.Count, scale), interval => interval);
    }

    private static RemovalFigure With(
        double value, ConfidenceInterval bandInterval, Estimate estimate, Func<ConfidenceInterval, ConfidenceInterval> intervalOf) => estimate switch
        {
            Estimate.Known known => new(value, intervalOf(known.Interval), bandInterval, null),
            Estimate.NotEstimable none => new(value, default, bandInterval, none.Because),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private string? WhyNot(string? because) => (Curve.Count, double.IsInfinity(Curve.StartAge)) switch
    {
        (0, true) => "at no age were ten items at risk together",
        (0, false) => "no item was at risk",
        _ => because,
    };

    private SurvivalCurve CurveOf(HashSet<int> parts) => parts.Count == groups.Length ? Curve : without[groups.First(group => !parts.Contains(group))];

    long IRemovalMeasures.Count => Curve.Count;

    long IRemovalMeasures.Events => Curve.Events;

    long IRemovalMeasures.Censored => Curve.Censored;

    double? IRemovalMeasures.LastAge => Curve.LastTime;

    double IRemovalMeasures.StartAge => Curve.StartAge;

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadQuantile(double p) => (Quantile(p), null);

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadSurvival(double seconds) => (SurvivalAt(seconds), null);

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadRestrictedMean(double tau) => (RestrictedMean(tau), null);

    (RemovalFigure Figure, Bounded? Bounds) IRemovalMeasures.ReadSlowestTenthMean(double tau) => (SlowestTenthMean(tau), null);

    (double? Value, Bounded? Bounds) IRemovalMeasures.AtRisk(double seconds) => (Curve.AtRisk(seconds), null);

    double? IRemovalMeasures.ErrorAt(double seconds) => Curve.At(seconds).StandardError;
}
