namespace Portal.Data.Measures;

/// <summary>
/// XmR chart of a series (Shewhart; Wheeler): centre and limits from the first points, mean plus or minus 2.66 mean moving ranges.
/// </summary>
public sealed class IndividualsChart
{
    private const double LimitFactor = 2.66;
    private const double ScreenFactor = 3.267;

    private readonly IReadOnlyList<double> values;

    /// <summary>Limits from the first <paramref name="baseline"/> values; screening drops moving ranges of 3.267 times their mean once.</summary>
    public IndividualsChart(IReadOnlyList<double> values, int baseline, bool isScreened)
    {
        this.values = values;
        double[] first = [.. values.Take(baseline)];
        double[] ranges = [.. first.Skip(1).Zip(first, (next, value) => Math.Abs(next - value))];

        // The second pass takes back what the sum rounded: a series that never moves lies on its centre, not a last bit beside it.
        var rough = first.Average();
        Centre = rough + first.Average(value => value - rough);
        var mean = ranges.Average();
        double[] kept = isScreened ? [.. ranges.Where(range => range < ScreenFactor * mean)] : ranges;
        MeanMovingRange = kept.Length == 0 ? mean : kept.Average();
    }

    /// <summary>Mean of the baseline.</summary>
    public double Centre { get; }

    /// <summary>Mean moving range of the baseline.</summary>
    public double MeanMovingRange { get; }

    /// <summary>Upper process limit.</summary>
    public double Upper => Centre + LimitDistance;

    /// <summary>Lower process limit.</summary>
    public double Lower => Centre - LimitDistance;

    /// <summary>Two thirds of the way to the upper limit.</summary>
    public double NearUpper => Centre + NearDistance;

    /// <summary>Two thirds of the way to the lower limit.</summary>
    public double NearLower => Centre - NearDistance;

    /// <summary>Places beyond a limit.</summary>
    public int[] Outside => SeriesRules.Outside(values, _ => Lower, _ => Upper);

    /// <summary>Places in runs of seven on one side.</summary>
    public int[] OneSide => SeriesRules.OneSide(values, Centre);

    /// <summary>Places in runs of seven up or down.</summary>
    public int[] Trend => SeriesRules.Trend(values);

    /// <summary>Places of two of three in the outer third.</summary>
    public int[] TwoOfThree => SeriesRules.TwoOfThree(values, Centre, NearDistance, LimitDistance);

    private double LimitDistance => LimitFactor * MeanMovingRange;

    private double NearDistance => LimitDistance * 2 / 3;
}
