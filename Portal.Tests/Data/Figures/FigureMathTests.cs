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
}
