using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Cube;

/// <summary>The second interval of figures from cells, which stands alone where groups of notices are not kept.</summary>
public sealed class CellEstimatesTests
{
    private const double Hour = 3600;
    private static readonly double Z = NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel);

    [Fact]
    public void RestrictedMean_WithoutGroups_HasTheBandOfGreenwoodTimesTheDesignEffect()
    {
        SurvivalObservation[] items = [.. Enumerable.Range(1, 80).Select(at => new SurvivalObservation(at * Hour, at % 4 != 0))];
        var exact = KaplanMeier.Estimate(items).RestrictedMean(48 * Hour);
        foreach (var (effect, widening) in new[] { ((double?)null, 1.0), (4.0, 2.0) })
        {
            var (figure, _) = Of(items, effect).RestrictedMean(48 * Hour);

            Assert.Equal((null, null), (figure.Interval.Lower, figure.Interval.Upper));
            Assert.Equal(figure.Value!.Value - (Z * widening * exact.StandardError), figure.BandInterval.Lower!.Value, 0.01 * exact.Mean);
            Assert.Equal(Math.Min(48 * Hour, figure.Value.Value + (Z * widening * exact.StandardError)), figure.BandInterval.Upper!.Value, 0.01 * exact.Mean);
        }
    }

    [Fact]
    public void SurvivalAtLimits_NothingCensored_HasTheErrorOfAMeanOverItems()
    {
        // Without open items S is a mean of ones and zeros, and so is the mean over limits of each item
        SurvivalObservation[] items = [.. Enumerable.Range(1, 60).Select(at => new SurvivalObservation(at * Hour, isEvent: true))];
        LimitCount[] limits = [new(6 * 3600, 5), new(24 * 3600, 3), new(48 * 3600, 2)];
        double[] shares = [.. items.Select(item => limits.Sum(limit => item.Exit > limit.Seconds ? limit.Items : 0) / 10.0)];
        var mean = shares.Average();
        var error = Math.Sqrt(shares.Average(share => Math.Pow(share - mean, 2)) / items.Length);

        var (figure, _) = Of(items, null).SurvivalAtLimits(limits);

        Assert.Equal(mean, figure.Value!.Value, 12);
        var half = Z * error / (mean * -Math.Log(mean));
        Assert.Equal(Math.Exp(Math.Log(mean) * Math.Exp(half)), figure.BandInterval.Lower!.Value, 9);
        Assert.Equal(Math.Exp(Math.Log(mean) * Math.Exp(-half)), figure.BandInterval.Upper!.Value, 9);
    }

    [Fact]
    public void SurvivalAt_NobodyGoneYet_IsNotSure()
    {
        var (figure, _) = Of([.. Enumerable.Range(1, 40).Select(at => new SurvivalObservation((48 + at) * Hour, isEvent: true))], 4).SurvivalAt(24 * Hour);

        // Forty items in notices of four that go together say as much as ten
        Assert.Equal((1.0, 1.0), (figure.Value!.Value, figure.BandInterval.Upper!.Value));
        Assert.Equal(Rates.ClopperPearson(10, 10).Lower!.Value, figure.BandInterval.Lower!.Value, 9);
        Assert.NotNull(figure.Because);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(95)]
    public void SlowestTenthMean_WithoutGroups_HasTheErrorOfTheMeanOfTheTail(int hours)
    {
        // Nothing is censored: the figure is q + 10 times the mean over all items of what each lasts beyond q, up to the end of the stretch
        SurvivalObservation[] items = [.. Enumerable.Range(1, 100).Select(at => new SurvivalObservation(at * Hour, isEvent: true))];
        double[] beyond = [.. items.Select(item => Math.Max(0, Math.Min(item.Exit, hours * Hour) - (90 * Hour)))];
        var error = 10 * Math.Sqrt(beyond.Average(one => Math.Pow(one - beyond.Average(), 2)) / items.Length);
        foreach (var (effect, widening) in new[] { ((double?)null, 1.0), (4.0, 2.0) })
        {
            var (figure, _) = Of(items, effect).SlowestTenthMean(hours * Hour);

            var half = Z * widening * error / figure.Value!.Value;
            Assert.Equal((90 * Hour) + (10 * beyond.Average()), figure.Value.Value, 0.01 * figure.Value.Value);
            Assert.Equal(figure.Value.Value * Math.Exp(-half), figure.BandInterval.Lower!.Value, 0.01 * figure.Value.Value);
            Assert.Equal(Math.Min(hours * Hour, figure.Value.Value * Math.Exp(half)), figure.BandInterval.Upper!.Value, 0.01 * figure.Value.Value);
        }
    }

    [Fact]
    public void RestrictedMean_TenAtRiskOnlyInsideABucket_IsShownByNeither()
    {
        // Nine stay for the whole window; for two hours of the age of 35 days three more are watched
        var (from, to) = (Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2025, 3, 1, 0, 0));
        StoredItem[] items =
        [
            .. Enumerable.Range(0, 9).Select(at => StoredItems.Of(at, from, from, null)), .. Enumerable.Range(9, 5).Select(at => StoredItems.Of(at, from, from, Duration.FromDays(1))),
            .. Enumerable.Range(14, 3).Select(at => StoredItems.Of(at, from - Duration.FromHours((35 * 24) + 1), from - Duration.FromHours((35 * 24) + 1), Duration.FromHours((35 * 24) + 3))),
        ];
        var window = new SliceWindow(from, to, to);
        var cells = new CellSet();
        foreach (var item in items)
        {
            cells.Add(NoticeCells.Of([item.State]));
        }

        var ofCells = CellEstimates.Of(new CellReading(SliceCells.Of(cells, new ItemFilter()), to).Period(from, to), () => [], DisplayRules.LeastAtRisk, null);

        Assert.Null(ofCells.RestrictedMean(720 * Hour).Figure.Value);
        Assert.Null(RemovalEstimates.InPeriod(items, window).RestrictedMean(720 * Hour).Value);
        Assert.NotNull(RemovalEstimates.InPeriod(items, window).RestrictedMean(24 * Hour).Value);
    }

    private static CellEstimates Of(SurvivalObservation[] items, double? effect)
    {
        var counts = new BucketCounts();
        Array.ForEach(items, counts.Add);
        return CellEstimates.Of(counts, () => [], null, effect);
    }
}
