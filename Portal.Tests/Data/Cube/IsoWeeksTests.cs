using NodaTime;
using NodaTime.Calendars;
using Portal.Data.Cube;

namespace Portal.Tests.Data.Cube;

public sealed class IsoWeeksTests
{
    [Fact]
    public void Of_TheDaysAroundNewYear_IsOneWeekThrough()
    {
        Assert.Equal(2922, Week(new LocalDate(2025, 12, 29)));
        Assert.Equal(2922, Week(new LocalDate(2026, 1, 1)));
        Assert.Equal(2922, Week(new LocalDate(2026, 1, 4)));
        Assert.Equal(2923, Week(new LocalDate(2026, 1, 5)));
        Assert.Equal(new LocalDate(2025, 12, 29), IsoWeeks.MondayOf(2922));
    }

    [Fact]
    public void Of_EveryDayOfFiftyYears_HasTheMondayOfItsIsoWeek()
    {
        for (var date = new LocalDate(1969, 1, 1); date.Year < 2019; date = date.PlusDays(1))
        {
            var monday = LocalDate.FromWeekYearWeekAndDay(WeekYearRules.Iso.GetWeekYear(date), WeekYearRules.Iso.GetWeekOfWeekYear(date), IsoDayOfWeek.Monday);
            Assert.Equal(monday, IsoWeeks.MondayOf(Week(date)));
        }
    }

    private static long Week(LocalDate date) => IsoWeeks.Of(UtcPeriods.DayOf(date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()).Day);
}
