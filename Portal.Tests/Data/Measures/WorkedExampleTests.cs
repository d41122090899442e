using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>What the methodology says in words is what the code computes.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public void DueCohort_SevenItems_IsThreeOfSix() => Assert.Equal(new OnTimeCount(3, 6), WorkedExample.Instance.DueCohort);

    [Fact]
    public void RemovedOnly_SevenItems_IsThreeOfFour() => Assert.Equal(new OnTimeCount(3, 4), WorkedExample.Instance.RemovedOnly);

    [Fact]
    public void Median_SevenItems_IsThirtyHoursAndOfTheRemovedSeven()
    {
        Assert.Equal(30, WorkedExample.Instance.MedianHours);
        Assert.Equal(7, WorkedExample.Instance.MedianOfRemovedHours);
    }
}
