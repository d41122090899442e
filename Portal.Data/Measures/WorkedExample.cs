namespace Portal.Data.Measures;

/// <summary>
/// The example of the methodology, computed by the same code as every figure: seven items, a limit of 24 hours; four removed after
/// 2, 5, 9 and 30 hours, three still online after 12, 40 and 60.
/// </summary>
/// <example>Due cohort 3 of 6; decided so far 3 of 4; half gone after 30 h, of the removed alone after 7 h.</example>
public sealed class WorkedExample
{
    private static readonly double[] RemovedAfter = [2, 5, 9, 30];
    private static readonly double[] OnlineAfter = [12, 40, 60];

    private WorkedExample()
    {
        Curve = KaplanMeier.Estimate(
            RemovedAfter.Select(hours => new SurvivalObservation(hours, isEvent: true))
                .Concat(OnlineAfter.Select(hours => new SurvivalObservation(hours, isEvent: false))));
        MedianHours = Curve.Quantile(0.5).Midpoint!.Value;
        MedianOfRemovedHours = KaplanMeier.Estimate(RemovedAfter.Select(hours => new SurvivalObservation(hours, isEvent: true))).Quantile(0.5).Midpoint!.Value;
    }

    /// <summary>The limit in hours.</summary>
    public const double LimitHours = 24;

    /// <summary>The one instance.</summary>
    public static WorkedExample Instance { get; } = new();

    /// <summary>The curve in hours, open items in.</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>Hours until half was gone, open items in.</summary>
    public double MedianHours { get; }

    /// <summary>The same of removed items alone: too fast.</summary>
    public double MedianOfRemovedHours { get; }

    /// <summary>On time of those whose limit has passed, whatever happened to them.</summary>
    public OnTimeCount DueCohort { get; } = new(RemovedAfter.Count(IsOnTime), RemovedAfter.Length + OnlineAfter.Count(hours => hours > LimitHours));

    /// <summary>On time of those that are removed: leaves out the worst.</summary>
    public OnTimeCount RemovedOnly { get; } = new(RemovedAfter.Count(IsOnTime), RemovedAfter.Length);

    private static bool IsOnTime(double hours) => hours <= LimitHours;
}
