using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>Bands by notice where there are few notices.</summary>
public sealed class ClusterRobustTests
{
    private static readonly SurvivalObservation[] Items = [.. Enumerable.Range(1, 10).Select(hour => new SurvivalObservation(null, hour * 3600, true))];

    [Fact]
    public void Band_ItemsOfOneNotice_IsThatOfItemsThatAlwaysGoTogether()
    {
        var curve = ClusterRobust.Estimate(Items, [.. Items.Select(_ => 7L)]);
        var point = curve.At(5 * 3600);

        Assert.Equal(0.5, point.Survival, 12);
        Assert.Equal(KaplanMeier.Estimate(Items).At(5 * 3600).StandardError!.Value * Math.Sqrt(Items.Length), point.StandardError!.Value, 12);
        Assert.True(point.Interval(BandKind.LogLog).Upper - point.Interval(BandKind.LogLog).Lower > 0.7);
    }

    [Fact]
    public void Band_ItemsOfTwoNotices_HasAWidth()
    {
        var point = ClusterRobust.Estimate(Items, [.. Items.Select((_, at) => at < 3 ? 7L : 8L)]).At(5 * 3600);

        Assert.True(point.StandardError > 0);
    }
}
