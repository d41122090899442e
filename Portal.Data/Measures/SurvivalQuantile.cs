namespace Portal.Data.Measures;

/// <summary>The age by which a share p had been removed.</summary>
public sealed class SurvivalQuantile
{
    // S is a product of fractions: where it should equal 1 - p exactly it may be off in the last digits.
    internal const double Tolerance = 1.5e-8;

    private readonly SurvivalCurve curve;

    internal SurvivalQuantile(SurvivalCurve curve, double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        this.curve = curve;
        P = p;
        var index = FirstCrossing(step => step.Survival);
        First = index is { } i ? curve.Steps[i].Time : null;
        Midpoint = index is { } j ? MiddleOfFlat(j) : null;
    }

    /// <summary>The share, inside (0, 1).</summary>
    public double P { get; }

    /// <summary>inf{t : S(t) &lt;= 1 - p}; null when the curve never comes down so far.</summary>
    public double? First { get; }

    /// <summary>As <see cref="First"/>, but the middle of the stretch where S equals 1 - p exactly. The one to publish.</summary>
    public double? Midpoint { get; }

    /// <summary>
    /// The interval by inversion: the first crossing of 1 - p by the lower and by the upper band (Brookmeyer and Crowley 1982).
    /// A null limit was not reached.
    /// </summary>
    public ConfidenceInterval Interval(BandKind kind, double level = ConfidenceInterval.DefaultLevel)
    {
        var z = NormalDistribution.TwoSided(level);
        return new(
            TimeOf(FirstCrossing(step => ConfidenceBand.At(kind, step.Survival, step.StandardError, z).Lower)),
            TimeOf(FirstCrossing(step => ConfidenceBand.At(kind, step.Survival, step.StandardError, z).Upper)));
    }

    private double? TimeOf(int? index) => index is { } i ? curve.Steps[i].Time : null;

    private int? FirstCrossing(Func<SurvivalStep, double?> height)
    {
        for (var i = 0; i < curve.Steps.Count; i++)
        {
            if (height(curve.Steps[i]) <= 1 - P + Tolerance)
            {
                return i;
            }
        }

        return null;
    }

    private double MiddleOfFlat(int index)
    {
        var start = curve.Steps[index];
        if (start.Survival < 1 - P - Tolerance)
        {
            return start.Time;
        }

        // The stretch ends where the curve drops again, or with the last age followed.
        var end = start.Time;
        for (var i = index + 1; i < curve.Steps.Count; i++)
        {
            end = curve.Steps[i].Time;
            if (curve.Steps[i].Survival < start.Survival)
            {
                break;
            }
        }

        return start.Time + ((end - start.Time) / 2);
    }
}
