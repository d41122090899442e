using Portal.Data.Figures;

namespace Portal.Tests.Data.Figures;

/// <summary>The examples of the documentation.</summary>
public sealed class FigureMathTests
{
    [Fact]
    public void Percent_OfTheHostingShare_RoundsHalfUp()
    {
        Assert.Equal(29m, FigureMath.Percent(83037, 291273, 0));
        Assert.Equal(3m, FigureMath.Percent(5, 200, 0));
        Assert.Null(FigureMath.Percent(1, 0, 0));
    }

    [Fact]
    public void WeightedMean_OfTwo_WeighsByCount()
    {
        Assert.Equal(4m, FigureMath.WeightedMean([(2m, 10m), (5m, 20m)], 3));
        Assert.Null(FigureMath.WeightedMean([], 3));
    }

    [Fact]
    public void Median_EvenOddAndNone_IsTheMiddle()
    {
        Assert.Equal(2m, FigureMath.Median([3, 1, 2]));
        Assert.Equal(2.5m, FigureMath.Median([4, 1, 2, 3]));
        Assert.Null(FigureMath.Median([]));
    }

    [Fact]
    public void Share_PerCentAndShareOfOne_AreTheSameScale()
    {
        var like = Published.Read("germany-deletion").Figures[0];

        Assert.Equal(0.854m, FigureMath.Share(like with { Unit = "%", Value = 85.4m }));
        Assert.Equal(0.962m, FigureMath.Share(like with { Unit = "share of 1", Value = 0.962m }));
        Assert.Null(FigureMath.Share(like with { Unit = "days", Value = 2m }));
        Assert.Null(FigureMath.Share(like with { Unit = "%", Value = null }));
    }

    [Fact]
    public void Range_WithGaps_LeavesThemOut()
    {
        var like = Published.Read("germany-deletion").Figures[0];
        Figure[] figures = [like with { Value = 3 }, like with { Value = null }, like with { Value = 1 }, like with { Value = 2 }];

        Assert.Equal((1m, 3m), FigureMath.Range(figures) is { } range ? (range.Lowest.Value, range.Highest.Value) : default((decimal?, decimal?)));
        Assert.Null(FigureMath.Range([like with { Value = null }]));
    }
}
