using System.Globalization;
using NodaTime;
using Portal.Ui;

namespace Portal.Tests.Portal.Ui;

public sealed class HumanFormatTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(40, "40 s")]
    [InlineData(90, "2 min")]
    [InlineData(3600, "1 h")]
    [InlineData(12000, "3 h 20 min")]
    [InlineData(19 * 3600, "19 h")]
    [InlineData(79 * 3600, "3 d 7 h")]
    [InlineData(11 * 86400, "11 d")]
    [InlineData((10 * 86400) - 1, "10 d")]
    [InlineData((10 * 3600) - 1, "10 h")]
    public void Length_AnySize_HasItsTwoLargestUsefulUnits(long seconds, string expected) =>
        Assert.Equal(expected, HumanFormat.Length(Duration.FromSeconds(seconds), English));

    [Theory]
    [InlineData(12000, "3 h 20 min left")]
    [InlineData(12059, "3 h 20 min left")]
    [InlineData(59, "59 s left")]
    [InlineData(0, "at the limit")]
    [InlineData(-1, "1 s past the limit")]
    [InlineData(-180000, "2 d 2 h past the limit")]
    [InlineData(-183599, "2 d 2 h past the limit")]
    public void TimeLeft_EitherSide_IsRoundedDown(long seconds, string expected) =>
        Assert.Equal(expected, HumanFormat.TimeLeft(Duration.FromSeconds(seconds), English));

    [Fact]
    public void TimeLeft_LessThanASecondPast_IsNotCalledAtTheLimit() =>
        Assert.Equal("under 1 s past the limit", HumanFormat.TimeLeft(Duration.FromMilliseconds(-1), English));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "under 0.1%")]
    [InlineData(0.714, "71.4%")]
    [InlineData(0.99951, "over 99.9%")]
    [InlineData(1, "100%")]
    public void Share_NearlyAllOrNothing_NeverRoundsToIt(double share, string expected) =>
        Assert.Equal(expected, HumanFormat.Share(share, English));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0053, "under 1%")]
    [InlineData(0.536, "54%")]
    [InlineData(0.995, "over 99%")]
    [InlineData(1, "100%")]
    public void Percent_NearlyAllOrNothing_NeverRoundsToIt(double share, string expected) => Assert.Equal(expected, HumanFormat.Percent(share, English));

    [Theory]
    [InlineData("2026-10", "October 2026")]
    [InlineData("2026-Q3", "Q3 2026")]
    [InlineData("2025", "2025")]
    [InlineData("2026-13", "2026-13")]
    public void PeriodText_OfAReleasedPeriod_IsSaidAsPeopleSayIt(string period, string expected) => Assert.Equal(expected, PeriodText.Of(period, English));

    [Fact]
    public void CountAndShare_German_UseTheReadersMarks()
    {
        Assert.Equal("48.210", HumanFormat.Count(48210, German));
        Assert.Equal("71,4%", HumanFormat.Share(0.714, German));
    }

    [Fact]
    public void Moment_AnyCulture_IsUtcAndSaysSo() =>
        Assert.Equal("21 Nov 2026, 14:20 UTC", HumanFormat.Moment(Instant.FromUtc(2026, 11, 21, 14, 20, 59), English));

    [Fact]
    public void Number_Negative_HasARealMinusSign() =>
        Assert.Equal("\u22121.7", HumanFormat.Number(-1.7, 1, English));

    [Fact]
    public void MoreThan_Length_SaysSo() =>
        Assert.Equal("more than 23 d", HumanFormat.MoreThan(Duration.FromDays(23), English));
}
