using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>The seventeen worked cases of the method, computed by hand with the time-zone database.</summary>
public sealed class WorkedVectorTests
{
    private static readonly Instant Later = Instant.FromUtc(2027, 1, 15, 0, 0);

    [Theory]
    [InlineData("AU-OSA-109", "2026-04-04T20:00:00+11:00", "2026-04-05T09:00:00Z")]
    [InlineData("AU-OSA-109", "2026-10-03T20:00:00+10:00", "2026-10-04T10:00:00Z")]
    [InlineData("EU-TCO-3", "2026-10-25T02:30:00+02:00", "2026-10-25T01:30:00Z")]
    [InlineData("NL-WBAOKM-12H", "2026-03-28T20:00:00+01:00", "2026-03-29T07:00:00Z")]
    [InlineData("FR-LCEN-6-1-v2", "2026-10-23T17:00:00+02:00", "2026-10-24T15:00:00Z")]
    [InlineData("RU-149FZ-15-1", "2026-03-01T10:00:00+03:00", "2026-03-02T10:00:00+03:00")]
    [InlineData("IN-3-2-a-v2", "2026-03-01T10:00:00+05:30", "2026-03-08T10:00:00+05:30", false)]
    public void Due_HoursOverClockChanges_AreElapsed(string rule, string start, string due, bool isComputed = true)
    {
        var one = Assert.Single(ClockEvents.Starting(rule, start).Read(Later));

        Assert.Equal(isComputed ? ClockEvents.At(due) : null, one.DueAt);
    }

    [Fact]
    public void Due_OneHourInTheRepeatedHour_HasTheUnionReadingBeside()
    {
        var one = Assert.Single(ClockEvents.Starting("EU-TCO-3", "2026-10-25T02:30:00+02:00").Read(Later));

        Assert.Equal(ClockEvents.At("2026-10-25T02:00:00Z"), one.Eu1182DueAt);
    }

    [Fact]
    public void Due_FortyEightHoursOverAWeekend_DoesNotRoll()
    {
        var catalogue = Catalogues.Loaded(Catalogues.With("UK-OSA-10-3A", row => row["status"] = "in_force"));
        var one = Assert.Single(ClockEvents.Starting("UK-OSA-10-3A", "2026-10-23T17:00:00+01:00").Read(Later, catalogue));

        Assert.Equal(ClockEvents.At("2026-10-25T16:00:00+00:00"), one.DueAt);
    }

    [Theory]
    [InlineData("2026-02-19T23:50:00+05:30", "IN-3-1-d-v1", "2026-02-21T11:50:00+05:30")]
    [InlineData("2026-02-20T00:00:00+05:30", "IN-3-1-d-v2", "2026-02-20T03:00:00+05:30")]
    public void Version_LastMinuteOfAnOldRule_IsCountedInTheAuthoritysZone(string start, string rule, string due)
    {
        var one = Assert.Single(ClockEvents.Starting("IN-3-1-d", start).Read(Later));

        Assert.Equal(rule, one.Rule.Id);
        Assert.Equal(ClockEvents.At(due), one.DueAt);
    }

    [Fact]
    public void Reset_AcceptedGround_StartsTheFullPeriodAnew()
    {
        var one = ClockEvents.Notice("FR-LCEN-6-1-v2").Add(EventType.ResetClaimed, 2).Add(EventType.ResetAccepted, 12).Add(EventType.ResetEnded, 10)
            .Add(EventType.Removed, 30).One(48);

        Assert.Equal(ClockEvents.Hour(34), one.DueAt);
        Assert.Equal(ClockEvents.Hour(24), one.OriginalDueAt);
        Assert.Equal((Verdict.Met, Verdict.MetLate), (one.Verdict, one.VerdictOriginal));
    }

    [Fact]
    public void Extension_AfterTheDue_RescuesNothing()
    {
        var one = ClockEvents.Notice("AU-OSA-109").Add(EventType.Extended, 26, e => e with { DeadlineAt = ClockEvents.Hour(48) }).Add(EventType.Removed, 34).One(60);

        Assert.Equal((Verdict.MetLate, Verdict.MetLate, Verdict.Met), (one.Verdict, one.VerdictOriginal, one.VerdictExtended));
        Assert.Equal(ClockEvents.Hour(24), one.DueAt);
        Assert.Contains(ObligationFlags.ExtensionLate, one.Flags);
    }

    [Fact]
    public void Stop_ThreeHoursBeforeIssue_IsAlreadyGone() =>
        Assert.Equal(Verdict.AlreadyGone, ClockEvents.Notice("AU-OSA-109").Add(EventType.Removed, -3).One(48).Verdict);

    [Fact]
    public void Stop_SeenBeforeAndGoneAfterTheDue_IsUndetermined() =>
        Assert.Equal(Verdict.Undetermined, ClockEvents.Notice("AU-OSA-109").Add(EventType.Seen, 23).Add(EventType.Gone, 26).One(48).Verdict);

    [Fact]
    public void Stop_GeoBlockThenRemoval_MeetsEachRuleByTheFirstSufficientAction()
    {
        var both = ClockEvents.Notice("AU-OSA-109;MY-ONSA-25").Add(EventType.AccessDisabled, 5, e => e with { Territory = "AU" }).Add(EventType.Removed, 60);
        both = new ClockEvents().Issued(0, "AU-OSA-109;MY-ONSA-25", e => e with { LimitSeconds = 86_400 })
            .Add(EventType.AccessDisabled, 5, e => e with { Territory = "AU" }).Add(EventType.Removed, 60);

        Assert.Equal(
            [("AU-OSA-109", Verdict.Met, ClockEvents.Hour(5)), ("MY-ONSA-25", Verdict.MetLate, ClockEvents.Hour(60))],
            both.Read(100).Select(one => (one.Rule.Id, one.Verdict, one.StoppedAt!.Value)));
    }

    [Fact]
    public void Start_RepeatNotice_DoesNotRestart() =>
        Assert.Equal(ClockEvents.Hour(24), ClockEvents.Notice("AU-OSA-109").Issued(24, "AU-OSA-109").Add(EventType.Delivered, 24).One(30).DueAt);

    [Fact]
    public void Episode_BackAfterAMetStop_AwaitsANewNotice()
    {
        var read = ClockEvents.Notice("AU-OSA-109").Add(EventType.Removed, 5).Add(EventType.Reappeared, 90).Read(100);

        Assert.Equal([(1, Verdict.Met), (2, Verdict.AwaitingStart)], read.Select(one => (one.Episode, one.Verdict)));
        Assert.Contains(ObligationFlags.DidNotHold, read[0].Flags);
        Assert.Null(read[1].StartedAt);
    }

    [Fact]
    public void Episode_CopiesRule_RunsUnderTheOriginalClock()
    {
        var read = ClockEvents.Starting("US-TIDA-3", "2026-06-01T00:00:00Z").Add(EventType.Removed, ClockEvents.At("2026-06-02T00:00:00Z"))
            .Add(EventType.Reappeared, ClockEvents.At("2026-06-10T00:00:00Z")).Read(Later);

        Assert.Equal([Verdict.Met, Verdict.OverdueOpen], read.Select(one => one.Verdict));
        Assert.Equal(read[0].DueAt, read[1].DueAt);
    }

    [Theory]
    [InlineData("2024-05-06T12:00:00-04:00", "US-2258A-PRESERVE-v1", "2024-08-04T12:00:00-04:00", true)]
    [InlineData("2024-05-07T12:00:00-04:00", "US-2258A-PRESERVE-v2", "2025-05-07T12:00:00-04:00", false)]
    public void Preservation_AroundTheChange_UsesTheVersionOfItsDate(string start, string rule, string due, bool isTransitional)
    {
        var one = Assert.Single(ClockEvents.Starting("US-2258A-PRESERVE", start).Read(Later));

        Assert.Equal((rule, ClockEvents.At(due)), (one.Rule.Id, one.DueAt!.Value));
        Assert.Equal(isTransitional, one.Flags.Contains(ObligationFlags.Transitional));
    }

    [Fact]
    public void Version_AfterTheLastOne_IsNoRuleInForce() =>
        Assert.All(ClockEvents.Starting("EU-INTERIM", "2026-12-31T12:00:00Z").Read(Later), one => Assert.Equal(Verdict.NotApplicable, one.Verdict));
}
