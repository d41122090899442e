using NodaTime;
using Portal.Data.Cube;

namespace Portal.Tests.Data.Cube;

public sealed class LittleCheckTests
{
    private static readonly SliceWindow Month = new(Instant.FromUtc(2026, 3, 1, 0, 0), Instant.FromUtc(2026, 4, 1, 0, 0), Instant.FromUtc(2026, 6, 1, 0, 0));
    private const long MicrosPerDay = 86_400_000_000;

    [Fact]
    public void Of_ManyOnlineAndFewNew_SaysHowLongEachStays()
    {
        var check = LittleCheck.Of(Month, (Int128)MicrosPerDay * 31 * 4500, Flow(issued: 31 * 315), closedMean: 8.4 * 86_400);

        Assert.Equal(4500, check.MeanOnline, 9);
        Assert.Equal(315, check.ArrivalsPerDay, 9);
        Assert.Equal(14.2857, check.MeanTime!.Value.TotalDays, 4);
        Assert.Equal(0.588, check.Ratio!.Value, 3);
    }

    [Fact]
    public void Of_TheRunningMonth_CountsTheDaysThatHaveCome()
    {
        var check = LittleCheck.Of(Month with { AsOf = Instant.FromUtc(2026, 3, 11, 0, 0) }, (Int128)MicrosPerDay * 10 * 20, Flow(issued: 40), closedMean: null);

        Assert.Equal((20, 4, 5), (check.MeanOnline, check.ArrivalsPerDay, check.MeanTime!.Value.TotalDays));
        Assert.Null(check.Ratio);
    }

    [Theory]
    [InlineData(9, "2026-06-01")]
    [InlineData(100, "2026-02-01")]
    public void Of_TooFewOrNothingYet_SaysWhy(int issued, string look)
    {
        var check = LittleCheck.Of(Month with { AsOf = NodaTime.Text.InstantPattern.General.Parse(look + "T00:00:00Z").Value }, 0, Flow(issued), closedMean: null);

        Assert.Null(check.MeanTime);
        Assert.NotNull(check.Because);
    }

    private static SliceFlow Flow(int issued) => new(0, issued, 0, 0, issued);
}
