using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>The readings of one day and of one year side by side, the instant of the due time itself, and evidence that only knows the day.</summary>
public sealed class OneDayTests
{
    private const string Rule = "AU-OSA-109";

    private static readonly Instant Later = Instant.FromUtc(2040, 1, 1, 0, 0);

    /// <summary>One day: 24 elapsed hours, the same time on the wall of the next day, the end of the next day. Sydney, or New York in the last two.</summary>
    [Theory]
    [InlineData("AU", "2026-03-06T10:00:00+11:00", "2026-03-07T10:00:00+11:00", "2026-03-07T10:00:00+11:00", "2026-03-08T00:00:00+11:00")]
    [InlineData("AU", "2026-04-04T20:00:00+11:00", "2026-04-05T19:00:00+10:00", "2026-04-05T20:00:00+10:00", "2026-04-06T00:00:00+10:00")]
    [InlineData("AU", "2026-10-03T20:00:00+10:00", "2026-10-04T21:00:00+11:00", "2026-10-04T20:00:00+11:00", "2026-10-05T00:00:00+11:00")]
    [InlineData("AU", "2026-10-03T02:30:00+10:00", "2026-10-04T03:30:00+11:00", "2026-10-04T03:30:00+11:00", "2026-10-05T00:00:00+11:00")]
    [InlineData("US", "2026-10-31T01:30:00-04:00", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-04:00", "2026-11-02T00:00:00-05:00")]
    [InlineData("US", "2026-12-31T23:59:59-05:00", "2027-01-01T23:59:59-05:00", "2027-01-01T23:59:59-05:00", "2027-01-02T00:00:00-05:00")]
    public void OneDay_ThreeReadings_SideBySide(string jurisdiction, string start, string elapsed, string wall, string endOfDay)
    {
        Assert.Equal(
            [ClockEvents.At(elapsed), ClockEvents.At(wall), ClockEvents.At(endOfDay)],
            [Due("elapsed_hours", null), Due("calendar_days", null), Due("calendar_days", """{"day_convention":"end_of_day"}""")]);

        Instant Due(string clock, string? engine) => DueOf($$"""{"duration":1,"duration_unit":"days","clock":"{{clock}}","jurisdiction":"{{jurisdiction}}"}""", engine, start);
    }

    [Theory]
    [InlineData(1, "2028-02-29T12:00:00+11:00", "2029-02-28T12:00:00+11:00", "2029-03-01T12:00:00+11:00")]
    [InlineData(4, "2028-02-29T12:00:00+11:00", "2032-02-29T12:00:00+11:00", "2032-02-29T12:00:00+11:00")]
    [InlineData(1, "2028-02-28T12:00:00+11:00", "2029-02-28T12:00:00+11:00", "2029-02-28T12:00:00+11:00")]
    [InlineData(1, "2027-02-28T12:00:00+11:00", "2028-02-28T12:00:00+11:00", "2028-02-28T12:00:00+11:00")]
    [InlineData(1, "2028-03-01T00:30:00+11:00", "2029-03-01T00:30:00+11:00", "2029-03-01T00:30:00+11:00")]
    public void Years_From29February_EndWhereTheRuleSays(int years, string start, string lastOfFebruary, string firstOfMarch)
    {
        var columns = $$"""{"duration":{{years}},"duration_unit":"years","clock":"calendar_years"}""";

        Assert.Equal(
            [ClockEvents.At(lastOfFebruary), ClockEvents.At(lastOfFebruary), ClockEvents.At(firstOfMarch)],
            [
                DueOf(columns, null, start), DueOf(columns, """{"leap_day":"last_of_february"}""", start), DueOf(columns, """{"leap_day":"first_of_march"}""", start),
            ]);
    }

    /// <summary>In time is at or before the due time: the smallest step that is kept decides.</summary>
    [Fact]
    public void DueTime_OnTheDotAndAMicrosecondLater_AreMetAndMissed()
    {
        var due = ClockEvents.Hour(24);

        Assert.Equal(
            [Verdict.Met, Verdict.Met, Verdict.MetLate],
            new[] { due - Duration.FromTicks(10), due, due + Duration.FromTicks(10) }
                .Select(at => Assert.Single(ClockEvents.Notice(Rule).Add(EventType.Removed, at).Read(Later)).Verdict));
    }

    /// <summary>A day without a time is sent as what it is: there at its start, gone at its end, in the local day of whoever looked.</summary>
    [Theory]
    [InlineData("2026-03-07", "2026-03-08", Verdict.Met)]
    [InlineData("2026-03-08", "2026-03-09", Verdict.Undetermined)]
    [InlineData("2026-03-09", "2026-03-10", Verdict.MetLate)]
    public void Removal_KnownByItsDayOnly_IsAnInterval(string day, string next, Verdict verdict)
    {
        // Due on 8 March at 10:00 in Sydney
        var catalogue = Catalogues.Edited(Rule, """{"duration":48}""");
        var events = ClockEvents.Starting(Rule, "2026-03-06T10:00:00+11:00")
            .Add(EventType.Seen, ClockEvents.At(day + "T00:00:00+11:00")).Add(EventType.Gone, ClockEvents.At(next + "T00:00:00+11:00"));

        var obligation = Assert.Single(events.Read(Later, catalogue));

        Assert.Equal((verdict, ClockEvents.At(day + "T00:00:00+11:00")), (obligation.Verdict, obligation.AliveAt));
    }

    private static Instant DueOf(string columns, string? engine, string start) =>
        Assert.Single(ClockEvents.Starting(Rule, start).Read(Later, Catalogues.Edited(Rule, columns, engine))).DueAt!.Value;
}
