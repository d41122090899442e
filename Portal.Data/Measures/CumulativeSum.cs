namespace Portal.Data.Measures;

/// <summary>One-sided cumulative sums (Page 1954): C = max(0, C + step), an alert where C passes the threshold.</summary>
public static class CumulativeSum
{
    /// <summary>The alert threshold.</summary>
    public const double Threshold = 5;

    /// <summary>The slack of the alert on z, in standard deviations: k = 1, h = 5 gives about 3 % false alerts a provider and year.</summary>
    public const double Slack = 1;

    /// <summary>The running sums.</summary>
    public static double[] Run(IEnumerable<double> steps)
    {
        var sum = 0.0;
        return [.. steps.Select(step => sum = Math.Max(0, sum + step))];
    }

    /// <summary>First place above the threshold; null when there is none.</summary>
    public static int? FirstAlert(IReadOnlyList<double> sums) =>
        Enumerable.Range(0, sums.Count).Where(i => sums[i] > Threshold).Select(i => (int?)i).FirstOrDefault();

    /// <summary>Sums of z' - k, z' the standardised share late, which rises as the share on time falls.</summary>
    public static double[] OfLateShare(ProportionChart chart, int weeks) =>
        Run(Enumerable.Range(0, weeks).Select(week => -chart.ZPrime(week) - Slack));

    /// <summary>
    /// Log-likelihood steps of a share late p1 against p0: late log(p1/p0) + on time log((1-p1)/(1-p0)), each over the deflation.
    /// </summary>
    public static double[] OfLikelihood(IReadOnlyList<WeekPoint> weeks, double lateBefore, double lateAfter, double deflation) =>
        Run(weeks.Select(week => (((week.Due - week.OnTime) * Math.Log(lateAfter / lateBefore))
            + (week.OnTime * Math.Log((1 - lateAfter) / (1 - lateBefore)))) / deflation));

    /// <summary>The share with so many times the odds.</summary>
    public static double WithOdds(double share, double oddsRatio) => oddsRatio * share / (1 - share + (oddsRatio * share));
}
