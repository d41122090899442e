using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, with intervals that respect that items of a notice go together.</summary>
public sealed class RemovalEstimates
{
    private readonly Dictionary<int, SurvivalCurve> without;
    private readonly int[] groups;

    private RemovalEstimates(SurvivalCurve curve, Dictionary<int, SurvivalCurve> without)
    {
        Curve = curve;
        this.without = without;
        groups = [.. without.Keys.Order()];
    }

    /// <summary>The curve of all items.</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>The curve of the items, and those with one group of notices left out.</summary>
    public static RemovalEstimates Of(IReadOnlyCollection<StoredItem> items, Func<IEnumerable<StoredItem>, SurvivalCurve> curveOf) => new(
        curveOf(items),
        items.Select(item => item.Group).Distinct()
            .ToDictionary(group => group, group => curveOf(items.Where(item => item.Group != group))));

    /// <summary>The age by which the share p had been removed.</summary>
    public RemovalFigure Quantile(double p) => Figure(
        curve => curve.Quantile(p).Midpoint,
        Curve.Quantile(p).Interval(BandKind.LogLog),
        isLogScale: true,
        "so large a share was not removed by the largest age that items were followed to");

    /// <summary>Share still online at an age.</summary>
    public RemovalFigure SurvivalAt(double seconds)
    {
        if (Curve.LastTime < seconds && Curve.Steps[^1].Survival > 0)
        {
            return new(null, default, default, "no item was followed to this age");
        }

        return Figure(curve => curve.At(seconds).Survival, Curve.At(seconds).Interval(BandKind.LogLog), isLogScale: false, "");
    }

    /// <summary>Mean time online during the first tau seconds.</summary>
    public RemovalFigure RestrictedMean(double tau)
    {
        var mean = Curve.RestrictedMean(tau);
        if (mean.IsTauBeyondLastTime && Curve.Steps is [.., { Survival: > 0 }])
        {
            return new(null, default, default, "no item was followed to the end of the stretch");
        }

        return Figure(curve => curve.RestrictedMean(tau).Mean, default, isLogScale: false, "");
    }

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds.</summary>
    public RemovalFigure SlowestTenthMean(double tau) =>
        Figure(curve => curve.SlowestTenthMean(tau), default, isLogScale: true, "a tenth was still online at the end of the stretch");

    private RemovalFigure Figure(Func<SurvivalCurve, double?> read, ConfidenceInterval bandInterval, bool isLogScale, string becauseNotReached)
    {
        if (Curve.Count == 0)
        {
            return new(null, default, default, "no item was at risk");
        }

        if (read(Curve) is not { } value)
        {
            return new(null, default, bandInterval, becauseNotReached);
        }

        // Each part is named by the groups that stand in it: all of them, or all but one
        var estimate = Jackknife.Of(groups, parts => read(CurveOf([.. parts])), Curve.Count, isLogScale);
        return estimate switch
        {
            Estimate.Known known => new(value, known.Interval, bandInterval, null),
            Estimate.NotEstimable none => new(value, default, bandInterval, none.Because),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private SurvivalCurve CurveOf(HashSet<int> parts) => parts.Count == groups.Length ? Curve : without[groups.First(group => !parts.Contains(group))];
}
