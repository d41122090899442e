using NodaTime;
using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class CheckIntervalsTests
{
    [Fact]
    public void Of_TenWidths_HasTheWorkedExample()
    {
        var checks = CheckIntervals.Of(Enumerable.Range(1, 10).Reverse().Select(hours => Duration.FromHours(hours)));

        Assert.Equal(new CheckIntervals(10, Duration.FromHours(5), Duration.FromHours(9), null), checks);
    }

    [Fact]
    public void Of_NineWidths_SaysWhyThereIsNone()
    {
        var checks = CheckIntervals.Of(Enumerable.Repeat(Duration.FromHours(1), 9));

        Assert.Null(checks.Median);
        Assert.NotNull(checks.Because);
    }
}
