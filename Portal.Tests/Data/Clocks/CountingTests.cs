using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>The ways to count a period, each against days counted by hand. The holidays are made up for the tests.</summary>
public sealed class CountingTests
{
    private const string Days = "\"duration_unit\":\"days\",\"clock\":\"calendar_days\"";

    private static readonly Instant Later = Instant.FromUtc(2030, 1, 1, 0, 0);

    [Theory]
    [InlineData(3, null, "2026-03-09T10:00:00+11:00")]
    [InlineData(3, "{\"include_start_day\":true}", "2026-03-08T10:00:00+11:00")]
    [InlineData(3, "{\"day_convention\":\"end_of_day\"}", "2026-03-10T00:00:00+11:00")]
    [InlineData(1, "{\"roll_forward\":true}", "2026-03-10T10:00:00+11:00")]
    [InlineData(2, "{\"roll_forward\":true}", "2026-03-10T10:00:00+11:00")]
    [InlineData(5, "{\"roll_forward\":true}", "2026-03-11T10:00:00+11:00")]
    [InlineData(3, "{\"skip_non_working_up_to\":6}", "2026-03-12T10:00:00+11:00")]
    [InlineData(7, "{\"skip_non_working_up_to\":6}", "2026-03-13T10:00:00+11:00")]
    public void Due_LocalDays_AreCountedAsTheRuleSays(int days, string? engine, string due)
    {
        // Friday 6 March in Sydney; Monday the 9th is a holiday
        var catalogue = Catalogues.Edited("AU-OSA-109", $$"""{"duration":{{days}},{{Days}}}""", engine, "AU,2026-03-09,2026-01-01\n");

        Assert.Equal(ClockEvents.At(due), One("AU-OSA-109", "2026-03-06T10:00:00+11:00", catalogue).DueAt);
    }

    [Theory]
    [InlineData("AU", null, "2026-03-11T10:00:00+11:00")]
    [InlineData("AU", "{\"include_start_day\":true}", "2026-03-10T10:00:00+11:00")]
    [InlineData("AU-X", "{\"calendar\":\"AU-X\"}", "2026-03-09T10:00:00+11:00")]
    public void Due_WorkingDays_LeaveOutWeekendsAndHolidays(string holidaysOf, string? engine, string due)
    {
        var catalogue = Catalogues.Edited(
            "AU-OSA-109", """{"duration":2,"duration_unit":"business_days","clock":"business_days"}""", engine, $"{holidaysOf},2026-03-08,\nAU,2026-03-09,\n");

        Assert.Equal(ClockEvents.At(due), One("AU-OSA-109", "2026-03-06T10:00:00+11:00", catalogue).DueAt!.Value);
    }

    [Theory]
    [InlineData("EU-TCO-6-PRESERVE", "2025-08-31T10:00:00+02:00", "2026-02-28T10:00:00+01:00")]
    [InlineData("US-2258A-PRESERVE-v2", "2028-02-29T12:00:00-05:00", "2029-02-28T12:00:00-05:00")]
    [InlineData("US-2258A-PRESERVE-v2", "2025-03-09T02:30:00-05:00", "2026-03-09T03:30:00-04:00")]
    [InlineData("TW-CYSEPA-8-RETAIN", "2026-01-01T00:00:00+08:00", "2026-06-30T00:00:00+08:00")]
    public void Due_MonthsAndYears_EndOnTheSameDayOrTheLastOfTheMonth(string rule, string start, string due) =>
        Assert.Equal(ClockEvents.At(due), One(rule, start, Catalogues.Shipped).DueAt);

    /// <summary>A due time of local days that no clock on the wall shows, or that it shows twice.</summary>
    [Theory]
    [InlineData("US", "2026-03-07T02:30:00-05:00", "2026-03-08T03:30:00-04:00")]
    [InlineData("US", "2026-10-31T01:30:00-04:00", "2026-11-01T01:30:00-04:00")]
    [InlineData("DE", "2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("DE", "2026-10-24T02:30:00+02:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("AU", "2026-10-03T02:15:00+10:00", "2026-10-04T03:15:00+11:00")]
    [InlineData("NZ", "2026-04-04T02:45:00+13:00", "2026-04-05T02:45:00+13:00")]
    [InlineData("IN", "2026-03-28T02:30:00+05:30", "2026-03-29T02:30:00+05:30")]
    public void Due_WallTimeInAGapOrTwice_IsShiftedOrTheEarlier(string jurisdiction, string start, string due)
    {
        var catalogue = Catalogues.Edited("AU-OSA-109", $$"""{"duration":1,{{Days}},"jurisdiction":"{{jurisdiction}}"}""");

        Assert.Equal(ClockEvents.At(due), One("AU-OSA-109", start, catalogue).DueAt);
    }

    [Fact]
    public void Due_DayThatBeginsAfterMidnight_EndsWhereTheNextOneBegins()
    {
        // In Brazil 2018-11-04 began at 01:00
        var catalogue = Catalogues.Edited(
            "AU-OSA-109", $$"""{"duration":1,{{Days}},"jurisdiction":"BR","effective_from":"2018-01-01"}""", """{"day_convention":"end_of_day"}""");

        Assert.Equal(ClockEvents.At("2018-11-04T01:00:00-02:00"), One("AU-OSA-109", "2018-11-02T15:00:00-03:00", catalogue).DueAt);
    }

    [Theory]
    [InlineData("1", "hours", "2026-10-25T02:30:00+02:00", "2026-10-25T02:00:00Z")]
    [InlineData("1", "hours", "2026-06-01T10:00:00+02:00", "2026-06-01T10:00:00Z")]
    [InlineData("1", "hours", "2026-06-01T10:59:59+02:00", "2026-06-01T10:00:00Z")]
    [InlineData("24", "hours", "2026-10-24T10:20:00+02:00", "2026-10-25T09:00:00Z")]
    [InlineData("1", "days", "2026-06-04T10:00:00+02:00", "2026-06-06T00:00:00+02:00")]
    [InlineData("1", "days", "2026-06-05T10:00:00+02:00", "2026-06-10T00:00:00+02:00")]
    [InlineData("2", "days", "2026-06-05T10:00:00+02:00", "2026-06-11T00:00:00+02:00")]
    [InlineData("1", "months", "2026-04-13T10:00:00+02:00", "2026-05-14T00:00:00+02:00")]
    public void Eu1182_EachUnit_StandsBesideTheLiteralReading(string amount, string unit, string start, string due)
    {
        var clock = unit == "hours" ? "elapsed_hours" : "calendar_" + unit;
        var catalogue = Catalogues.Edited("EU-TCO-3", $$"""{"duration":{{amount}},"duration_unit":"{{unit}}","clock":"{{clock}}"}""", null, "EU,2026-06-08,\n");

        Assert.Equal(ClockEvents.At(due), One("EU-TCO-3", start, catalogue).Eu1182DueAt);
    }

    [Fact]
    public void Eu1182_NamedByTheRule_JudgesAndTheLiteralOneStandsBeside()
    {
        var catalogue = Catalogues.Edited("EU-TCO-3", "{}", """{"convention":"eu_1182_71"}""");
        var events = ClockEvents.Starting("EU-TCO-3", "2026-10-25T02:30:00+02:00").Add(EventType.Removed, ClockEvents.At("2026-10-25T01:45:00Z"));

        var union = Assert.Single(events.Read(Later, catalogue));
        var literal = Assert.Single(events.Read(Later));

        Assert.Equal((Verdict.Met, ClockEvents.At("2026-10-25T02:00:00Z"), ClockEvents.At("2026-10-25T01:30:00Z")), (union.Verdict, union.DueAt!.Value, union.LiteralDueAt!.Value));
        Assert.Equal((Verdict.MetLate, ClockEvents.At("2026-10-25T01:30:00Z"), ClockEvents.At("2026-10-25T02:00:00Z")), (literal.Verdict, literal.DueAt!.Value, literal.Eu1182DueAt!.Value));
    }

    [Fact]
    public void Eu1182_OutsideUnionLaw_IsNotShown() =>
        Assert.Null(One("FR-LCEN-6-1-v2", "2026-06-01T10:00:00+02:00", Catalogues.Shipped).Eu1182DueAt);

    /// <summary>Two working days from Friday the 6th in Sydney, with the holiday of Monday the 9th announced at different times.</summary>
    [Theory]
    [InlineData("2026-03-01", null, null, "2026-03-11T10:00:00+11:00")]
    [InlineData("2026-03-09", null, null, "2026-03-11T10:00:00+11:00")]
    [InlineData("2026-03-09", "2026-03-07T10:00:00+11:00", null, "2026-03-10T10:00:00+11:00")]
    [InlineData("2026-03-07", "2026-03-07T10:00:00+11:00", null, "2026-03-11T10:00:00+11:00")]
    [InlineData("2026-03-11", null, null, "2026-03-10T10:00:00+11:00")]
    [InlineData("2026-03-09", null, "2026-03-08T00:00:00Z", "2026-03-10T10:00:00+11:00")]
    public void Holiday_AnnouncedWhileOpen_MovesTheDueTimeOfWhatIsOpenOnly(string known, string? removed, string? knownAt, string due)
    {
        var catalogue = Catalogues.Edited("AU-OSA-109", """{"duration":2,"duration_unit":"business_days","clock":"business_days"}""", null, $"AU,2026-03-09,{known}\n");
        var events = ClockEvents.Starting("AU-OSA-109", "2026-03-06T10:00:00+11:00");
        if (removed is not null)
        {
            events.Add(EventType.Removed, ClockEvents.At(removed));
        }

        Assert.Equal(ClockEvents.At(due), Assert.Single(events.Read(Later, catalogue, knownAt is null ? null : ClockEvents.At(knownAt))).DueAt);
    }

    [Fact]
    public void Weekend_OfAnotherPattern_IsTheOneInForceOnTheDay()
    {
        // The Emirates: Friday and Saturday until 2021, Saturday and Sunday since 2022
        var catalogue = Catalogues.Edited(
            "AU-OSA-109", """{"duration":1,"duration_unit":"business_days","clock":"business_days","jurisdiction":"AE","effective_from":"2020-01-01"}""");

        Assert.Equal(ClockEvents.At("2021-06-13T09:00:00+04:00"), One("AU-OSA-109", "2021-06-10T09:00:00+04:00", catalogue).DueAt);
        Assert.Equal(ClockEvents.At("2022-06-10T09:00:00+04:00"), One("AU-OSA-109", "2022-06-09T09:00:00+04:00", catalogue).DueAt);
    }

    private static Obligation One(string rule, string start, RuleCatalogue catalogue) => Assert.Single(ClockEvents.Starting(rule, start).Read(Later, catalogue));
}
