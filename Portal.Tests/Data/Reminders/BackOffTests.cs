using NodaTime;
using Portal.Data.Reminders;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Reminders;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8, 128)]
    [InlineData(9, 256)]
    [InlineData(10, 360)]
    [InlineData(11, 360)]
    public void Next_EachTry_WaitsTwiceAsLongUpToSixHours(int attempt, int minutes) =>
        Assert.Equal(At(0) + Duration.FromMinutes(minutes), BackOff.Next(attempt, At(0), null));

    [Fact]
    public void Next_AfterTheTwelfthTry_IsNever() => Assert.Null(BackOff.Next(12, At(0), Duration.FromHours(1)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(90, 90)]
    [InlineData(100_000, 1440)]
    public void Next_OtherSideAsksForTime_GetsItUpToADay(int asked, int minutes) =>
        Assert.Equal(At(0) + Duration.FromMinutes(minutes), BackOff.Next(1, At(0), Duration.FromMinutes(asked)));
}
