using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

public sealed class RatesTests
{
    private static readonly Arbitrary<(long X, long N)> Counts =
        (from n in Gen.Choose(1, 5000) from x in Gen.Choose(0, n) select ((long)x, (long)n)).ToArbitrary();

    [Fact]
    public void Intervals_AnyCounts_HoldTheRateInsideTheUnitInterval() => Prop.ForAll(Counts, counts =>
    {
        var rate = (double)counts.X / counts.N;
        ConfidenceInterval[] intervals =
            [Rates.Wilson(counts.X, counts.N), Rates.ClopperPearson(counts.X, counts.N), Rates.Jeffreys(counts.X, counts.N)];
        return Array.TrueForAll(intervals, one => one.Lower >= 0 && one.Lower <= rate + 1e-12 && one.Upper >= rate - 1e-12 && one.Upper <= 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ClopperPearson_AnyCounts_MirrorsUnderComplement() => Prop.ForAll(Counts, counts =>
    {
        var (late, onTime) = (Rates.ClopperPearson(counts.N - counts.X, counts.N), Rates.ClopperPearson(counts.X, counts.N));
        return Math.Abs(late.Lower!.Value - (1 - onTime.Upper!.Value)) < 1e-12;
    }).QuickCheckThrowOnFailure();

    // The limit at which just so many cases, or more extreme ones, have the tail's probability: P(X >= x | lower) = P(X <= x | upper) = tail.
    [Fact]
    public void ClopperPearson_EverySmallTable_LeavesTheTailOutside()
    {
        foreach (var level in (double[])[0.5, 0.68, 0.8, 0.9, 0.95, 0.99, 0.998, 0.9999])
        {
            for (var n = 1; n <= 60; n++)
            {
                for (var x = 0; x <= n; x++)
                {
                    var interval = Rates.ClopperPearson(x, n, level);
                    var tail = (1 - level) / 2;
                    Assert.True(x == 0 || Math.Abs((BinomialAtLeast(x, n, interval.Lower!.Value) / tail) - 1) < 1e-9, $"{x} of {n} at {level}: {interval}");
                    Assert.True(x == n || Math.Abs((BinomialAtLeast(n - x, n, 1 - interval.Upper!.Value) / tail) - 1) < 1e-9, $"{x} of {n} at {level}: {interval}");
                }
            }
        }
    }

    [Fact]
    public void Wilson_NothingDue_HasNoInterval() => Assert.Equal(default, Rates.Wilson(0, 0));

    [Theory]
    [InlineData(4, 5, 5)]
    [InlineData(0, 5, 5)]
    [InlineData(4, 1, 1)]
    [InlineData(3, 1, 1)]
    public void ClusteredWilson_NothingToSeeTheSpreadBy_TakesANoticeForOneItem(int onTime, int notices, double worth)
    {
        // All alike, or a single notice: items taken as independent would say that twenty of them are sure
        var sums = Enumerable.Range(0, notices).Aggregate(ClusterSums.Empty, (sum, _) => sum.Add(onTime, 4));

        Assert.Null(sums.DesignEffect);
        Assert.Equal((4.0, worth), (sums.EffectUsed!.Value, sums.EffectiveN!.Value));
        Assert.Equal(Rates.Wilson(onTime / 4.0 * worth, worth), Rates.ClusteredWilson(sums));
    }

    [Fact]
    public void AllOf_WholeNumbers_AreTheExactLimits()
    {
        Assert.Equal(Rates.ClopperPearson(20, 20).Lower!.Value, Rates.AllOf(20).Lower!.Value, 9);
        Assert.Equal((1.0, null, null), (Rates.AllOf(20).Upper, Rates.AllOf(0).Lower, Rates.AllOf(0).Upper));
    }

    [Fact]
    public void ClusteredWilson_OneNoticeOfManyItems_IsWiderThanByItem()
    {
        var sums = ClusterSums.Empty;
        for (var notice = 0; notice < 20; notice++)
        {
            sums = sums.Add(notice % 2 == 0 ? 10 : 0, 10);
        }

        var (clustered, plain) = (Rates.ClusteredWilson(sums), Rates.Wilson(sums.X, sums.N));

        Assert.True(clustered.Upper - clustered.Lower > 2 * (plain.Upper - plain.Lower));
        Assert.Equal(10 * 20 / 19.0, sums.DesignEffect!.Value, 9);
    }

    [Fact]
    public void ClusterSums_OneItemANotice_HaveTheItemsAsEffectiveSize()
    {
        var sums = Enumerable.Range(0, 50).Aggregate(ClusterSums.Empty, (sum, i) => sum + ClusterSums.Empty.Add(i % 3 == 0 ? 1 : 0, 1));

        Assert.InRange(sums.EffectiveN!.Value, 48.9, 50);
    }

    // By adding up the terms, as the definition does.
    private static double BinomialAtLeast(int x, int n, double p)
    {
        var (term, sum) = (Math.Pow(1 - p, n), 0.0);
        for (var k = 0; k <= n; k++)
        {
            sum += k >= x ? term : 0;
            term *= (n - k) / (k + 1.0) * (p / (1 - p));
        }

        return sum;
    }
}
