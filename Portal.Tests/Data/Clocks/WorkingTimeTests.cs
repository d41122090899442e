using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>Half days, substitute days, late announcements and working hours, counted by hand. Every calendar is made up for the tests.</summary>
public sealed class WorkingTimeTests
{
    private const string Rule = "AU-OSA-109";
    private const string TwoDays = """{"duration":2,"duration_unit":"business_days","clock":"business_days"}""";

    private const string Calendar = """{"calendar":"AU-T"}""";

    /// <summary>Monday to Friday from 09:00 to 17:00 in the zone of Sydney.</summary>
    private const string Week = "AU-T,,saturday;sunday,,09:00,17:00\n";

    private static readonly Instant Later = Instant.FromUtc(2030, 1, 1, 0, 0);

    /// <summary>Two working days from Friday 6 March end on Tuesday the 10th where nothing is special.</summary>
    [Theory]
    [InlineData("AU,2026-03-10,,half_day,12:00", null, "2026-03-10T10:00:00+11:00")]
    [InlineData("AU,2026-03-10,,half_day,12:00", "{\"half_days\":\"non_working\"}", "2026-03-11T10:00:00+11:00")]
    [InlineData("AU,2026-03-09,,half_day,12:00", "{\"half_days\":\"non_working\"}", "2026-03-11T10:00:00+11:00")]
    [InlineData("AU,2026-03-10,,half_day,12:00", "{\"day_convention\":\"end_of_day\"}", "2026-03-11T00:00:00+11:00")]
    [InlineData("AU,2026-03-08,,holiday,\nAU,2026-03-09,,substitute,", null, "2026-03-11T10:00:00+11:00")]
    [InlineData("AU,2026-03-07,,working,", null, "2026-03-09T10:00:00+11:00")]
    [InlineData("AU,2026-03-07,,half_day,12:00", null, "2026-03-09T10:00:00+11:00")]
    public void WorkingDays_SpecialDays_CountAsTheirKindAndTheRuleSay(string days, string? engine, string due) =>
        Assert.Equal(ClockEvents.At(due), Due(TwoDays, engine, days + "\n", null, "2026-03-06T10:00:00+11:00"));

    [Theory]
    [InlineData(null, "2026-03-09T10:00:00+11:00")]
    [InlineData("non_working", "2026-03-10T10:00:00+11:00")]
    public void RollForward_LastDayIsAHalfDay_StaysUnlessTheRuleTreatsItAsFree(string? halfDays, string due)
    {
        var engine = halfDays is null ? """{"roll_forward":true}""" : $$"""{"roll_forward":true,"half_days":"{{halfDays}}"}""";

        Assert.Equal(ClockEvents.At(due), Due("""{"duration":3,"duration_unit":"days","clock":"calendar_days"}""", engine, "AU,2026-03-09,,half_day,12:00\n", null, "2026-03-06T10:00:00+11:00"));
    }

    [Theory]
    [InlineData(1, "2026-03-06T10:00:00+11:00", "2026-03-06T11:00:00+11:00")]
    [InlineData(4, "2026-03-06T16:00:00+11:00", "2026-03-09T12:00:00+11:00")]
    [InlineData(1, "2026-03-06T16:00:00+11:00", "2026-03-06T17:00:00+11:00")]
    [InlineData(1, "2026-03-06T17:00:00+11:00", "2026-03-09T10:00:00+11:00")]
    [InlineData(1, "2026-03-07T12:00:00+11:00", "2026-03-09T10:00:00+11:00")]
    [InlineData(1, "2026-03-09T03:00:00+11:00", "2026-03-09T10:00:00+11:00")]
    [InlineData(16, "2026-03-06T09:00:00+11:00", "2026-03-09T17:00:00+11:00")]
    [InlineData(17, "2026-03-06T09:00:00+11:00", "2026-03-10T10:00:00+11:00")]
    public void WorkingHours_NightsAndWeekends_AreLeftOut(int hours, string start, string due) =>
        Assert.Equal(ClockEvents.At(due), Due(Hours(hours), Calendar, "", Week, start));

    /// <summary>On 5 April 2026 the clocks of Sydney go back at 03:00, on 4 October they go forward at 02:00.</summary>
    [Theory]
    [InlineData(Week, 4, "2026-04-03T16:00:00+11:00", "2026-04-06T12:00:00+10:00")]
    [InlineData(Week, 4, "2026-10-02T16:00:00+10:00", "2026-10-05T12:00:00+11:00")]
    [InlineData("AU-T,,monday,,01:00,09:00\n", 7, "2026-10-04T00:00:00+10:00", "2026-10-04T09:00:00+11:00")]
    [InlineData("AU-T,,monday,,01:00,09:00\n", 9, "2026-04-05T00:00:00+11:00", "2026-04-05T09:00:00+10:00")]
    public void WorkingHours_OverAWeekendAndAChangeOfTheClock_AreElapsedTime(string week, int hours, string start, string due) =>
        Assert.Equal(ClockEvents.At(due), Due(Hours(hours), Calendar, "", week, start));

    [Theory]
    [InlineData("AU-T,2026-03-06,,half_day,12:00\n", "2026-03-09T10:00:00+11:00")]
    [InlineData("AU-T,2026-03-06,,half_day,12:00\nAU-T,2026-03-09,,substitute,\n", "2026-03-10T10:00:00+11:00")]
    [InlineData("AU-T,2026-03-06,,half_day,08:00\n", "2026-03-09T12:00:00+11:00")]
    [InlineData("AU-T,2026-03-06,,half_day,20:00\n", "2026-03-06T13:00:00+11:00")]
    [InlineData("AU-T,2026-03-07,,working,\nAU-T,2026-03-06,,holiday,\n", "2026-03-07T12:00:00+11:00")]
    public void WorkingHours_HalfDayAtTheEnd_CarriesTheRestOver(string days, string due) =>
        Assert.Equal(ClockEvents.At(due), Due(Hours(3), Calendar, days, Week, "2026-03-06T10:00:00+11:00"));

    [Theory]
    [InlineData("2026-03-09", null, null, "2026-03-10T12:00:00+11:00")]
    [InlineData("2026-03-09", "2026-03-08T10:00:00+11:00", null, "2026-03-09T12:00:00+11:00")]
    [InlineData("2026-03-10", null, null, "2026-03-09T12:00:00+11:00")]
    [InlineData("2026-03-09", null, "2026-03-08T00:00:00Z", "2026-03-09T12:00:00+11:00")]
    public void WorkingHours_HolidayAnnouncedLate_MovesWhatIsOpenOnly(string known, string? removed, string? knownAt, string due)
    {
        var catalogue = Catalogues.Edited(Rule, Hours(4), Calendar, $"AU-T,2026-03-09,{known},holiday,\n", Week);
        var events = ClockEvents.Starting(Rule, "2026-03-06T16:00:00+11:00");
        if (removed is not null)
        {
            events.Add(EventType.Removed, ClockEvents.At(removed));
        }

        Assert.Equal(ClockEvents.At(due), Assert.Single(events.Read(Later, catalogue, knownAt is null ? null : ClockEvents.At(knownAt))).DueAt);
    }

    [Fact]
    public void Holiday_TakenBackLater_IsReadAsItWasKnown()
    {
        var calendar = Catalogues.Edited(Rule, "{}", null, "AU,2026-03-09,2026-01-01,holiday,\nAU,2026-03-09,2026-02-01,half_day,12:00\nAU,2026-03-09,2026-03-01,working,\n").Calendar("AU")!;
        var day = new LocalDate(2026, 3, 9);

        Assert.Equal(
            [(true, false), (false, false), (true, true), (true, false)],
            new[] { new LocalDate(2025, 12, 31), new(2026, 1, 1), new(2026, 2, 28), new(2026, 3, 1) }.Select(known => (calendar.IsWorking(day, known), calendar.IsHalfDay(day, known))));
    }

    [Fact]
    public void WorkingHours_UnknownHours_AreListedAndNotComputed()
    {
        foreach (var week in new[] { null, "AU-T,,sunday,,,\n", "AU-T,2026-01-01,sunday,,09:00,17:00\n", "AU-T,,sunday,,09:00,17:00\nAU-T,2026-01-01,friday,,,\n" })
        {
            var catalogue = Catalogues.Edited(Rule, Hours(4), Calendar, null, week);

            Assert.Contains(catalogue.NotComputed.Single(rule => rule.Id == Rule).NotComputed, reason => reason.Contains("working hours", StringComparison.Ordinal));
            Assert.Equal(Verdict.NotApplicable, Assert.Single(ClockEvents.Starting(Rule, "2026-03-06T10:00:00+11:00").Read(Later, catalogue)).Verdict);
        }
    }

    [Theory]
    [InlineData("AU,2026-03-09,,feast,", null, "kind is none of")]
    [InlineData("AU,2026-03-09,,half_day,", null, "works_until stands on a half_day")]
    [InlineData("AU,2026-03-09,,holiday,12:00", null, "works_until stands on a half_day")]
    [InlineData("AU,2026-03-09,,half_day,24:00", null, "works_until is not a time")]
    [InlineData("AU,2026-03-09,,holiday,\nAU,2026-03-09,,working,", null, "says something else")]
    [InlineData("AU,2026-03-09", null, "has 2 cells")]
    [InlineData("", "AU-T,,sunday,,17:00,09:00\n", "works_from and works_until")]
    [InlineData("", "AU-T,,sunday,,09:00,\n", "works_from and works_until")]
    [InlineData("", "AU-T,,sunday,,9,17\n", "works_from and works_until")]
    [InlineData("", "AU-T,,monday;tuesday;wednesday;thursday;friday;saturday;sunday,,,\n", "leaves no day")]
    public void Calendar_BadLine_IsRefused(string days, string? weekends, string words)
    {
        var refused = Assert.IsType<CatalogueResult.Refused>(Catalogues.Load(Catalogues.RulesText(), days.Length > 0 ? days + "\n" : null, weekends));

        Assert.Contains(refused.Problems, problem => problem.Message.Contains(words, StringComparison.Ordinal));
    }

    private static string Hours(int hours) => $$"""{"duration":{{hours}},"duration_unit":"business_hours","clock":"business_hours"}""";

    private static Instant Due(string columns, string? engine, string days, string? weekends, string start) =>
        Assert.Single(ClockEvents.Starting(Rule, start).Read(Later, Catalogues.Edited(Rule, columns, engine, days.Length > 0 ? days : null, weekends))).DueAt!.Value;
}
