using System.Globalization;
using NodaTime;
using Portal.Tests.Support;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Ui.Workbench;

public sealed class PeriodChoiceTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 6, 45, 3);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData(null, null, null, "2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "12 months to October 2026", "in the 12 months to October 2026")]
    [InlineData("last-month", null, null, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", "October 2026", "in October 2026")]
    [InlineData("last-quarter", "", "", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z", "July to September 2026", "from July to September 2026")]
    [InlineData("this-month", null, null, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", "November 2026 so far", "in November 2026 so far")]
    [InlineData(null, "2025-12", "2026-02", "2025-12-01T00:00:00Z", "2026-03-01T00:00:00Z", "December 2025 to February 2026", "from December 2025 to February 2026")]
    [InlineData("months", "2026-03", "", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", "March 2026", "in March 2026")]
    [InlineData("months", "2026-10", "2026-11", "2026-10-01T00:00:00Z", "2026-12-01T00:00:00Z", "October to November 2026 so far", "from October to November 2026 so far")]
    public void Window_AddressThatIsUnderstood_IsWholeMonthsInWords(string? period, string? from, string? to, string start, string end, string name, string when)
    {
        var choice = PeriodChoice.Read(period, from, to, Now);
        var window = choice.WindowAt(Now);

        Assert.Null(choice.Problem);
        Assert.Equal((Events.Utc(start), Events.Utc(end), Now), (window.From, window.To, window.AsOf));
        Assert.Equal(Instant.FromUtc(2026, 11, 22, 0, 0), window.LimitsTo);
        Assert.Equal((name, when), (PeriodWords.Name(window, English), PeriodWords.When(window, English)));
        var query = choice.Query.ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(choice, PeriodChoice.Read(query["period"], query["from"], query["to"], Now));
    }

    [Theory]
    [InlineData("last-365-days", null, null, "period")]
    [InlineData("months", null, null, "from")]
    [InlineData("months", "2026-13", "2026-05", "from")]
    [InlineData(null, "2026-01-05", "2026-05", "from")]
    [InlineData(null, "2026-05", "soon", "to")]
    [InlineData(null, "2026-05", "2026-04", "to")]
    [InlineData(null, "2026-05", "2026-12", "to")]
    [InlineData(null, "1999-12", "2026-01", "from")]
    [InlineData(null, null, "2026-01", "from")]
    public void Read_AddressThatIsNot_SaysWhereAndFallsBackToTheYear(string? period, string? from, string? to, string field)
    {
        var choice = PeriodChoice.Read(period, from, to, Now);

        Assert.NotNull(choice.Problem);
        Assert.Equal(field, choice.ProblemField);
        Assert.Equal(PeriodChoice.Of(PeriodKind.LastYear).WindowAt(Now), choice.WindowAt(Now));
    }

    [Fact]
    public void Before_WholeMonths_IsAsManyMonthsAndElseAsLong()
    {
        var quarter = PeriodChoice.Of(PeriodKind.LastQuarter).WindowAt(Now);
        Assert.Equal((Instant.FromUtc(2026, 4, 1, 0, 0), quarter.From), (quarter.Before.From, quarter.Before.To));

        var days = quarter with { From = Instant.FromUtc(2026, 7, 2, 0, 0), To = Instant.FromUtc(2026, 7, 12, 0, 0) };
        Assert.Equal((Instant.FromUtc(2026, 6, 22, 0, 0), days.From), (days.Before.From, days.Before.To));
    }
}
