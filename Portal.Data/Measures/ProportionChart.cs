namespace Portal.Data.Measures;

/// <summary>
/// p and p-prime charts of weekly shares (Laney 2002): binomial limits, and the same widened by sigma_z, the mean moving range of the
/// baseline's z over 1.128. Centre from the pooled baseline.
/// </summary>
public sealed class ProportionChart
{
    private const double RangeToSigma = 1.128;
    private const double Width = 3;

    private readonly IReadOnlyList<WeekPoint> weeks;

    /// <summary>Limits from the first <paramref name="baseline"/> weeks.</summary>
    public ProportionChart(IReadOnlyList<WeekPoint> weeks, int baseline)
    {
        this.weeks = weeks;
        Centre = (double)weeks.Take(baseline).Sum(week => week.OnTime) / weeks.Take(baseline).Sum(week => week.Due);
        double[] z = [.. weeks.Take(baseline).Select((_, i) => Z(i))];
        SigmaZ = z.Skip(1).Zip(z, (next, value) => Math.Abs(next - value)).Average() / RangeToSigma;
    }

    /// <summary>Pooled share of the baseline.</summary>
    public double Centre { get; }

    /// <summary>How much wider than binomial the weeks vary; 1 means just binomial.</summary>
    public double SigmaZ { get; }

    /// <summary>Weeks beyond the binomial limits.</summary>
    public int[] OutsideBinomial => Outside(1);

    /// <summary>Weeks beyond the p-prime limits.</summary>
    public int[] OutsidePrime => Outside(SigmaZ);

    /// <summary>(share - centre) over its binomial standard deviation.</summary>
    public double Z(int week) => (weeks[week].Rate - Centre) / Sigma(week);

    /// <summary>The same over the p-prime standard deviation.</summary>
    public double ZPrime(int week) => Z(week) / SigmaZ;

    /// <summary>Binomial limits of a week, not clipped.</summary>
    public ConfidenceInterval BinomialLimits(int week) => Limits(week, 1);

    /// <summary>p-prime limits of a week, not clipped.</summary>
    public ConfidenceInterval PrimeLimits(int week) => Limits(week, SigmaZ);

    private double Sigma(int week) => Math.Sqrt(Centre * (1 - Centre) / weeks[week].Due);

    private ConfidenceInterval Limits(int week, double factor) =>
        new(Centre - (Width * Sigma(week) * factor), Centre + (Width * Sigma(week) * factor));

    private int[] Outside(double factor) => SeriesRules.Outside(
        [.. weeks.Select(week => week.Rate)], i => Limits(i, factor).Lower!.Value, i => Limits(i, factor).Upper!.Value);
}
