namespace Portal.Data.Measures;

/// <summary>Cumulative incidence of each way out, and the share still in. Flat after the last time.</summary>
public sealed class IncidenceCurves
{
    // What is left of nothing after adding and taking away
    private const double NoSpread = 1e-6;

    private readonly IReadOnlyList<CompetingObservation> observations;
    private readonly IReadOnlyList<long>? notices;
    private readonly IReadOnlyList<double>? effects;
    private readonly double widestEffect;
    private readonly double[] times;

    internal IncidenceCurves(IReadOnlyList<CompetingObservation> observations, ItemBonds? bonds, IReadOnlyList<string> causes, IReadOnlyList<CompetingStep> steps)
    {
        this.observations = observations;
        notices = (bonds as ItemBonds.Known)?.Notices;
        effects = (bonds as ItemBonds.Borrowed)?.Effects;
        widestEffect = notices is null ? 1 : ClusterSums.OfNotices(notices).WidestEffect ?? 1;
        Causes = causes;
        Steps = steps;
        times = [.. steps.Select(step => step.Time)];
    }

    /// <summary>The ways out.</summary>
    public IReadOnlyList<string> Causes { get; }

    /// <summary>One step for each distinct exit time, ascending.</summary>
    public IReadOnlyList<CompetingStep> Steps { get; }

    /// <summary>Share still in just after an age.</summary>
    public double OpenAt(double time) => IndexAt(time) is >= 0 and var index ? Steps[index].Open : 1;

    /// <summary>Share gone one way up to and including an age.</summary>
    public double IncidenceAt(int cause, double time) => IndexAt(time) is >= 0 and var index ? Steps[index].Incidence[cause] : 0;

    /// <summary>
    /// Standard error of <see cref="IncidenceAt"/>: the infinitesimal jackknife over notices, and over items where none are given. As for shares
    /// (<see cref="ClusterSums.EffectUsed"/>) never less than items as independent would give; where there is one notice or all went alike, as if all items of a notice always went together.
    /// </summary>
    public double IncidenceErrorAt(int cause, double time) => ErrorAt(cause, Causes[cause], time) * Math.Sqrt(effects?[cause] ?? 1);

    /// <summary>95 % limits of <see cref="IncidenceAt"/> on the log-log scale of its complement, with <see cref="IncidenceErrorAt"/>; no limits at 0.</summary>
    public ConfidenceInterval IncidenceIntervalAt(int cause, double time)
    {
        var band = ConfidenceBand.At(
            BandKind.LogLog, 1 - IncidenceAt(cause, time), IncidenceErrorAt(cause, time), NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel));
        return IncidenceAt(cause, time) > 0 ? new(1 - band.Upper, 1 - band.Lower) : default;
    }

    /// <summary>Standard error of <see cref="OpenAt"/>, likewise.</summary>
    public double OpenErrorAt(double time) => ErrorAt(null, null, time);

    /// <summary>1 - Kaplan-Meier with the other ways as censored, for contrast: it overstates the incidence.</summary>
    public double NaiveIncidenceAt(int cause, double time) => 1 - KaplanMeier
        .Estimate(observations.SelectMany(one => Enumerable.Repeat(new SurvivalObservation(one.Exit, one.Cause == Causes[cause]), one.Count))).At(time).Survival;

    private double ErrorAt(int? cause, string? label, double time)
    {
        var (byItem, byNotice) = IncidenceInfluence.StandardErrors(Steps, observations, notices, cause, label, time);
        return byItem * Math.Sqrt(ClusterSums.EffectOf(byNotice > byItem * NoSpread ? Math.Pow(byNotice / byItem, 2) : null, widestEffect));
    }

    private int IndexAt(double time)
    {
        var index = Array.BinarySearch(times, time);
        return index >= 0 ? index : ~index - 1;
    }
}
