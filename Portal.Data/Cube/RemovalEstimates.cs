using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, with intervals that respect that items of a notice go together.</summary>
public sealed class RemovalEstimates : IRemovalMeasures
{
    private readonly SurvivalHeights all;
    private readonly Dictionary<int, SurvivalHeights> without;
    private readonly double widestEffect;

    private RemovalEstimates(IReadOnlyCollection<StoredItem> items, FollowedItems followed)
    {
        Curve = followed.Curve();
        all = Curve.Heights;
        without = items.Select(item => item.Group).Distinct().Order().ToDictionary(group => group, followed.Without);
        widestEffect = ClusterSums.OfNotices(items.Select(item => item.NoticeId)).WidestEffect ?? 1;
    }

    /// <summary>The curve of all items.</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>Response times of the period.</summary>
    public static RemovalEstimates InPeriod(IReadOnlyCollection<StoredItem> items, SliceWindow window) => new(items, FollowedItems.InPeriod(items, window));

    /// <summary>Response times of the items received in the window.</summary>
    public static RemovalEstimates OfCohort(IReadOnlyCollection<StoredItem> items, SliceWindow window) => new(items, FollowedItems.OfCohort(items, window));

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

        var levels = Spread(curve => curve.At(age), JackknifeScale.LogLog, around: 1 - p);
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
        return Figure(whyNot, curve => curve.At(seconds), band, JackknifeScale.LogLog, "");
    }

    /// <summary>Mean time online during the first tau seconds.</summary>
    public RemovalFigure RestrictedMean(double tau)
    {
        var isUsedUp = Curve.Steps is [.., { Survival: 0 }];
        var whyNot = DisplayRules.WhyNoRestrictedMean(tau, Curve.Count, isUsedUp ? double.PositiveInfinity : LastAgeWithEnough())
            ?? (Curve.StartAge > 0 ? "the curve starts later than the notice" : null);
        return Figure(whyNot, curve => curve.RestrictedMean(tau), default, JackknifeScale.Plain, "");
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
                .. without.Keys.Union(earlier.without.Keys).Order().Select(group => (double?)(without.GetValueOrDefault(group, all).RestrictedMean(tau)
                    - earlier.without.GetValueOrDefault(group, earlier.all).RestrictedMean(tau))),
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
        return Figure(whyNot, curve => limits.Average(one => curve.At(one.Seconds)), default, JackknifeScale.LogLog, "");
    }

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds.</summary>
    public RemovalFigure SlowestTenthMean(double tau) =>
        Figure(DisplayRules.WhyNoSlowestTenth(Curve.Count), curve => curve.SlowestTenthMean(tau), default, JackknifeScale.Log, "a tenth was still online at the end of the stretch");

    private RemovalFigure Figure(
        string? whyNot, Func<SurvivalHeights, double?> read, ConfidenceInterval bandInterval, JackknifeScale scale, string becauseNotReached)
    {
        if (WhyNot(whyNot) is { } because)
        {
            return new(null, default, default, because);
        }

        if (read(all) is not { } value)
        {
            return new(null, default, bandInterval, becauseNotReached);
        }

        return With(value, bandInterval, Spread(read, scale, around: null), interval => interval);
    }

    private Estimate Spread(Func<SurvivalHeights, double?> read, JackknifeScale scale, double? around) =>
        Jackknife.Of(read(all), [.. without.Values.Select(read)], Curve.Count, scale, around: around);

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
