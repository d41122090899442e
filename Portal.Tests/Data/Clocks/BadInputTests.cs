using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>Each awkward input has a named outcome.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("SG-BA-45H")]
    [InlineData("NZ-FVPCA-119E")]
    public void Limit_LawLetsTheNoticeSetItAndItDidNot_IsMissing(string rule)
    {
        var one = ClockEvents.Notice(rule).Add(EventType.Removed, 2).One(48);

        Assert.Equal(Verdict.LimitMissing, one.Verdict);
        Assert.Null(one.DueAt);
    }

    [Theory]
    [InlineData(3600L, null, 1)]
    [InlineData(3600L, 2.0, 2)]
    [InlineData(null, 3.0, 3)]
    [InlineData(864000L, null, 12)]
    [InlineData(null, null, 12)]
    public void Limit_OrderMayShortenTheCap_TheShorterCounts(long? seconds, double? deadline, double due)
    {
        var one = new ClockEvents().Issued(0, "NL-WBAOKM-12H", e => e with { LimitSeconds = seconds, DeadlineAt = deadline is { } hour ? ClockEvents.Hour(hour) : null }).One(48);

        Assert.Equal(ClockEvents.Hour(due), one.DueAt);
        Assert.DoesNotContain(ObligationFlags.LimitIgnored, one.Flags);
    }

    [Fact]
    public void Limit_LawFixesIt_IsIgnoredAndFlagged()
    {
        var one = new ClockEvents().Issued(0, "AU-OSA-109", e => e with { LimitSeconds = 3600 }).One(2);

        Assert.Equal(ClockEvents.Hour(24), one.DueAt);
        Assert.Contains(ObligationFlags.LimitIgnored, one.Flags);
    }

    [Fact]
    public void Pause_LawKnowsNone_IsIgnoredAndFlagged()
    {
        var one = ClockEvents.Notice("AU-OSA-109").Add(EventType.Paused, 2).Add(EventType.Resumed, 12).One(25);

        Assert.Equal(ClockEvents.Hour(24), one.DueAt);
        Assert.Contains(ObligationFlags.PauseIgnored, one.Flags);
    }

    [Fact]
    public void Pause_Overlapping_CountsOnce()
    {
        var catalogue = Catalogues.Loaded(Catalogues.With("AU-OSA-109", row => row["engine"] = new System.Text.Json.Nodes.JsonObject { ["pauses"] = true }));
        var paused = ClockEvents.Notice("AU-OSA-109").Add(EventType.Paused, -2).Add(EventType.Resumed, -1)
            .Add(EventType.Paused, 2).Add(EventType.Paused, 4).Add(EventType.Resumed, 6).Add(EventType.Resumed, 8);

        Assert.Equal(ClockEvents.Hour(30), paused.One(25, catalogue).DueAt);
        Assert.Equal(Verdict.Met, paused.Add(EventType.Removed, 29).One(50, catalogue).Verdict);
    }

    [Fact]
    public void Pause_Open_MakesTheDueTimePending()
    {
        var catalogue = Catalogues.Loaded(Catalogues.With("AU-OSA-109", row => row["engine"] = new System.Text.Json.Nodes.JsonObject { ["pauses"] = true }));
        var one = ClockEvents.Notice("AU-OSA-109").Add(EventType.Paused, 2).One(100, catalogue);

        Assert.Equal(Verdict.PendingDue, one.Verdict);
        Assert.Null(one.DueAt);
    }

    [Fact]
    public void Reset_OpenGround_IsPending()
    {
        var one = ClockEvents.Notice("FR-LCEN-6-1-v2").Add(EventType.ResetClaimed, 2).Add(EventType.ResetAccepted, 3).One(100);

        Assert.Equal((Verdict.PendingDue, Verdict.OverdueOpen), (one.Verdict, one.VerdictOriginal));
    }

    [Fact]
    public void Reset_ClaimedOrRejected_MovesNothing()
    {
        var claimed = ClockEvents.Notice("FR-LCEN-6-1-v2").Add(EventType.ResetClaimed, 2).Add(EventType.ResetEnded, 10).Add(EventType.Removed, 30).One(48);

        Assert.Equal(Verdict.MetLate, claimed.Verdict);
        Assert.Contains(ObligationFlags.ResetClaimed, claimed.Flags);
    }

    [Theory]
    [InlineData(-60.0 / 3600, Verdict.Met, ObligationFlags.Skew)]
    [InlineData(-120.0 / 3600, Verdict.Met, ObligationFlags.Skew)]
    [InlineData(-121.0 / 3600, Verdict.AlreadyGone, null)]
    public void Stop_BeforeTheStart_IsZeroWithinTheToleranceElseAlreadyGone(double hour, Verdict verdict, string? flag)
    {
        var one = new ClockEvents().Issued(0, "AU-OSA-109").Add(EventType.Removed, hour).One(48);

        Assert.Equal(verdict, one.Verdict);
        Assert.Equal(flag is not null, one.Flags.Contains(ObligationFlags.Skew));
        Assert.Equal(flag is null ? ClockEvents.Hour(hour) : ClockEvents.Hour(0), one.StoppedAt);
    }

    [Fact]
    public void Stop_BetweenIssueAndDelivery_IsForAPersonToReview()
    {
        var one = new ClockEvents().Issued(0, "AU-OSA-109").Add(EventType.Delivered, 5).Add(EventType.Removed, 3).One(48);

        Assert.Equal(Verdict.Undetermined, one.Verdict);
        Assert.Equal([ObligationFlags.StopBeforeStart], one.Flags);
    }

    [Theory]
    [InlineData(120, 5, Verdict.Undetermined)]
    [InlineData(121, 5, Verdict.AlreadyGone)]
    [InlineData(120, -0.02, Verdict.Met)]
    [InlineData(121, -0.04, Verdict.AlreadyGone)]
    public void Stop_BeforeTheIssue_IsAlreadyGoneBeyondTheToleranceWheneverItWasReceived(double secondsBefore, double received, Verdict verdict)
    {
        var one = new ClockEvents().Issued(0, "AU-OSA-109").Add(EventType.Delivered, received).Add(EventType.Removed, -secondsBefore / 3600).One(48);

        Assert.Equal(verdict, one.Verdict);
    }

    [Theory]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void Receipt_BeforeTheIssue_IsAContradictionBeyondTheTolerance(double secondsBefore, bool isQuarantined)
    {
        var one = new ClockEvents().Issued(0, "AU-OSA-109").Add(EventType.Delivered, -secondsBefore / 3600).One(1);

        Assert.Contains(ObligationFlags.ReceivedBeforeIssued, one.Flags);
        Assert.Equal(isQuarantined, one.Flags.Contains(ObligationFlags.Quarantined));
    }

    [Fact]
    public void Times_Contradictory_AreFlagged()
    {
        var received = new ClockEvents().Issued(5, "AU-OSA-109").Add(EventType.Delivered, 1).One(48);
        var due = new ClockEvents().Issued(5, "SG-BA-45H", e => e with { DeadlineAt = ClockEvents.Hour(1) }).One(48);

        Assert.Contains(ObligationFlags.ReceivedBeforeIssued, received.Flags);
        Assert.Contains(ObligationFlags.DueBeforeStart, due.Flags);
    }

    [Fact]
    public void Rules_ThatContradict_AreEachEvaluated()
    {
        var read = ClockEvents.Notice("AU-OSA-109;NL-WBAOKM-12H;US-2258A-REPORT;US-2258A-PRESERVE-v2").Add(EventType.Removed, 20).Read(30);

        Assert.Equal(
            [("AU-OSA-109", Verdict.Met), ("NL-WBAOKM-12H", Verdict.MetLate), ("US-2258A-PRESERVE-v2", Verdict.Running), ("US-2258A-REPORT", Verdict.NonNumericOpen)],
            read.Select(one => (one.Rule.Id, one.Verdict)));
    }
}
