namespace Portal.Data.Measures;

/// <summary>
/// How unusual a week's count of late items is, in standard deviations, for the alert: the normal score of the middle of its binomial tail at the baseline's share,
/// over sigma_z of the baseline, which is taken for no less than 1. For many items it is the z' of <see cref="ProportionChart"/>. Where few are late, z' takes a
/// single one for many standard deviations, and a baseline that by chance moved little for hairlines: alerts of stable providers then came in 7 to 63 of 100 years
/// (1 late item expected a week: 15), with these scores in fewer than 1 of 100.
/// </summary>
internal static class LateScores
{
    private const double RangeToSigma = 1.128;

    // Beyond it a tail is no number any more
    private const double Least = 1e-300;

    /// <summary>The score of each week, positive where more were late; limits from the first <paramref name="baseline"/> weeks.</summary>
    internal static double[] Of(IReadOnlyList<WeekPoint> weeks, int baseline)
    {
        var due = weeks.Take(baseline).Sum(week => week.Due);

        // Half an item more: what has not been seen late yet can still be
        var share = (due - weeks.Take(baseline).Sum(week => week.OnTime) + 0.5) / (due + 1);
        double[] scores = [.. weeks.Select(week => Score(week.Due - week.OnTime, week.Due, share))];
        var ranges = scores.Take(baseline).Zip(scores.Skip(1).Take(baseline - 1), (value, next) => Math.Abs(next - value)).Average();
        var sigma = Math.Max(1, ranges / RangeToSigma);
        return [.. scores.Select(score => score / sigma)];
    }

    private static double Score(long late, long due, double share)
    {
        var tail = (AtLeast(late, due, share) + AtLeast(late + 1, due, share)) / 2;
        return tail <= 0.5 ? -NormalDistribution.Quantile(Math.Max(Least, tail)) : NormalDistribution.Quantile(Math.Max(Least, 1 - tail));
    }

    // P(X >= k) of n items is P(beta(k, n - k + 1) <= share)
    private static double AtLeast(long k, long n, double share) => k <= 0 ? 1 : k > n ? 0 : BetaDistribution.Cdf(share, 1 - share, k, n - k + 1);
}
