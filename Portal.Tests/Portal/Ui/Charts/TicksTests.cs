using System.Globalization;
using Portal.Ui.Charts;

namespace Portal.Tests.Portal.Ui.Charts;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, 4, new[] { 0, 0.25, 0.5, 0.75, 1 })]
    [InlineData(0, 36, 4, new[] { 0.0, 10, 20, 30 })]
    [InlineData(0.4, 1, 4, new[] { 0.4, 0.6, 0.8, 1 })]
    [InlineData(5, 5, 4, new[] { 5.0 })]
    public void Round_AnyDomain_GivesFewRoundValues(double from, double to, int count, double[] expected)
    {
        var ticks = Ticks.Round(from, to, count);

        Assert.Equal(expected.Length, ticks.Count);
        Assert.All(expected.Zip(ticks), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    [Fact]
    public void RoundTop_AnyValue_ReachesIt() =>
        Assert.All(new[] { 0.3, 1, 33.43, 99.9, 100, 48210 }, value => Assert.InRange(Ticks.RoundTop(value, 4), value, value * 1.7));

    [Fact]
    public void HumanTimes_WideAxis_AreThoseThatPeopleThinkIn()
    {
        var ticks = Ticks.HumanTimes(new LogScale(900, 30 * 86400, 46, 718), CultureInfo.InvariantCulture);

        Assert.Equal(["1 h", "6 h", "1 d", "3 d", "1 week", "1 month"], ticks.Select(tick => tick.Text));
    }

    [Fact]
    public void HumanTimes_LittleRoom_KeepTheDay() =>
        Assert.Contains("1 d", Ticks.HumanTimes(new LogScale(900, 30 * 86400, 40, 130), CultureInfo.InvariantCulture).Select(tick => tick.Text));
}
