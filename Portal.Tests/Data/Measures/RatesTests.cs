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

    [Fact]
    public void Wilson_NothingDue_HasNoInterval() => Assert.Equal(default, Rates.Wilson(0, 0));

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
}
