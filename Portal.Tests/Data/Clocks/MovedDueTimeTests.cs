using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>Extensions, pauses, resets and reappearances, one after another and together.</summary>
public sealed class MovedDueTimeTests
{
    private const string Rule = "AU-OSA-109";

    private static readonly RuleCatalogue Pausing = Catalogues.Edited(Rule, "{}", """{"pauses":true}""");

    [Theory]
    [InlineData(new double[] { 2, 4 }, new double[] { 6, 8 }, 30)]
    [InlineData(new double[] { 2, 6 }, new double[] { 4, 8 }, 28)]
    [InlineData(new double[] { -5 }, new double[] { 2 }, 26)]
    [InlineData(new double[] { -5 }, new double[] { -1 }, 24)]
    [InlineData(new double[] { 25 }, new double[] { 30 }, 24)]
    [InlineData(new double[] { 24 }, new double[] { 30 }, 24)]
    [InlineData(new double[] { 23 }, new double[] { 30 }, 31)]
    [InlineData(new double[] { 2 }, new double[] { 1, 2 }, 24)]
    public void Pauses_AnyOverlap_CountTheirUnionInsideTheClock(double[] pauses, double[] resumes, double due)
    {
        var events = ClockEvents.Notice(Rule);
        Array.ForEach(pauses, hour => events.Add(EventType.Paused, hour));
        Array.ForEach(resumes, hour => events.Add(EventType.Resumed, hour));

        Assert.Equal(ClockEvents.Hour(due), events.One(100, Pausing).DueAt);
    }

    [Fact]
    public void Pause_AfterTheStop_HasNoEffect()
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Removed, 5).Add(EventType.Paused, 6).One(100, Pausing);

        Assert.Equal((Verdict.Met, ClockEvents.Hour(24)), (one.Verdict, one.DueAt!.Value));
    }

    [Fact]
    public void Pause_InsideAnExtension_MovesTheExtendedDeadline()
    {
        var events = ClockEvents.Notice(Rule).Add(EventType.Extended, 20, e => e with { DeadlineAt = ClockEvents.Hour(48) })
            .Add(EventType.Paused, 30).Add(EventType.Resumed, 36);

        Assert.Equal(ClockEvents.Hour(54), events.One(100, Pausing).DueAt);
    }

    [Fact]
    public void Pause_BeforeAnExtension_LeavesItsAbsoluteDate()
    {
        var events = ClockEvents.Notice(Rule).Add(EventType.Paused, 2).Add(EventType.Resumed, 6).Add(EventType.Extended, 27, e => e with { DeadlineAt = ClockEvents.Hour(48) });

        Assert.Equal(ClockEvents.Hour(48), events.One(100, Pausing).DueAt);
        Assert.DoesNotContain(ObligationFlags.ExtensionLate, events.One(100, Pausing).Flags);
    }

    /// <summary>18 of 24 hours warn; ten paused hours are not used.</summary>
    [Theory]
    [InlineData(27.9, Verdict.Running)]
    [InlineData(28, Verdict.AtRisk)]
    public void AtRisk_AfterAPause_CountsRunningTimeOnly(double asOf, Verdict verdict) =>
        Assert.Equal(verdict, ClockEvents.Notice(Rule).Add(EventType.Paused, 2).Add(EventType.Resumed, 12).One(asOf, Pausing).Verdict);

    [Theory]
    [InlineData("{\"at_risk\":{\"used_percent\":50}}", 12)]
    [InlineData("{\"at_risk\":{\"left_seconds\":3600}}", 23)]
    [InlineData("{\"at_risk\":{\"used_percent\":90,\"left_seconds\":7200}}", 21.6)]
    [InlineData("{}", 18)]
    public void AtRisk_SetByTheRule_IsWhicheverComesFirst(string engine, double hour) =>
        Assert.Equal(ClockEvents.Hour(hour), ClockEvents.Notice(Rule).One(1, Catalogues.Edited(Rule, "{}", engine)).AtRiskAt);

    [Theory]
    [InlineData("NL-WBAOKM-12H", 1, 0.5)]
    [InlineData("NL-WBAOKM-12H", 4, 2)]
    [InlineData("NL-WBAOKM-12H", 8, 6)]
    [InlineData("NL-WBAOKM-12H", 12, 6)]
    [InlineData("MY-ONSA-25", 48, 36)]
    [InlineData("MY-ONSA-25", 24, 18)]
    public void AtRisk_LengthOfTheLimit_DecidesHowEarly(string rule, double limit, double hour) =>
        Assert.Equal(ClockEvents.Hour(hour), new ClockEvents().Issued(0, rule, e => e with { LimitSeconds = (long)(limit * 3600) }).One(0.1).AtRiskAt);

    [Theory]
    [InlineData("{}", Verdict.MetLate, 24)]
    [InlineData("{\"late_extensions\":true}", Verdict.Met, 48)]
    public void Extension_AfterExpiry_CountsOnlyWhereTheLawSaysSo(string engine, Verdict verdict, double due)
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Extended, 26, e => e with { DeadlineAt = ClockEvents.Hour(48) }).Add(EventType.Removed, 34)
            .One(60, Catalogues.Edited(Rule, "{}", engine));

        Assert.Equal((verdict, Verdict.MetLate, Verdict.Met, ClockEvents.Hour(due)), (one.Verdict, one.VerdictOriginal, one.VerdictExtended, one.DueAt!.Value));
    }

    [Fact]
    public void Extension_ShorterOrAfterTheStop_ChangesNothing()
    {
        var shorter = ClockEvents.Notice(Rule).Add(EventType.Extended, 2, e => e with { DeadlineAt = ClockEvents.Hour(12) }).One(20);
        var after = ClockEvents.Notice(Rule).Add(EventType.Removed, 3).Add(EventType.Extended, 4, e => e with { DeadlineAt = ClockEvents.Hour(48) }).One(20);

        Assert.Equal(ClockEvents.Hour(24), shorter.DueAt);
        Assert.Equal(ClockEvents.Hour(24), after.DueAt);
        Assert.Contains(ObligationFlags.ExtensionLate, after.Flags);
    }

    [Fact]
    public void Extension_ForAnotherRule_ConcernsThatOneOnly()
    {
        var read = ClockEvents.Notice("AU-OSA-109;NL-WBAOKM-12H").Add(EventType.Extended, 2, e => e with { DeadlineAt = ClockEvents.Hour(48), Rules = [Rule] }).Read(20);

        Assert.Equal([ClockEvents.Hour(48), ClockEvents.Hour(12)], read.Select(one => one.DueAt!.Value));
    }

    [Fact]
    public void Reset_ClaimedAfterTheDeadline_CountsWhereAcceptedAndIsFlagged()
    {
        var one = ClockEvents.Notice("EU-TCO-3").Add(EventType.ResetClaimed, 2).Add(EventType.ResetAccepted, 3).Add(EventType.ResetEnded, 4).Add(EventType.Removed, 4.5).One(10);

        Assert.Equal((Verdict.Met, Verdict.MetLate, ClockEvents.Hour(5)), (one.Verdict, one.VerdictOriginal, one.DueAt!.Value));
        Assert.Contains(ObligationFlags.ResetLate, one.Flags);
    }

    [Fact]
    public void Reset_RejectedOrUnknownToTheLaw_MovesNothing()
    {
        var rejected = ClockEvents.Notice("EU-TCO-3").Add(EventType.ResetClaimed, 0.5).Add(EventType.ResetEnded, 0.75, e => e with { Reason = ReasonCodes.Rejected }).One(10);
        var unknown = ClockEvents.Notice(Rule).Add(EventType.ResetClaimed, 2).Add(EventType.ResetAccepted, 3).Add(EventType.ResetEnded, 4).One(10);

        Assert.Equal((Verdict.OverdueOpen, ClockEvents.Hour(1)), (rejected.Verdict, rejected.DueAt!.Value));
        Assert.Equal(ClockEvents.Hour(24), unknown.DueAt);
        Assert.Contains(ObligationFlags.ResetIgnored, unknown.Flags);
    }

    [Fact]
    public void Appeal_SuspensiveOrNot_IsTheRulesOwn()
    {
        var suspensive = Catalogues.Edited(Rule, "{}", """{"appeal_suspends":true}""");
        var events = ClockEvents.Notice(Rule).Add(EventType.Disputed, 4);

        Assert.Equal((Verdict.PendingDue, Verdict.OverdueOpen), (events.One(100, suspensive).Verdict, events.One(100).Verdict));
        events.Add(EventType.DisputeResolved, 10, e => e with { Reason = ReasonCodes.Rejected });
        Assert.Equal(ClockEvents.Hour(30), events.One(100, suspensive).DueAt);
        Assert.Equal(ClockEvents.Hour(24), events.One(100).DueAt);
    }

    [Fact]
    public void Tier_ReclassifiedWhileTheClockRuns_IsTheShorterLimitOnceKnown()
    {
        var events = new ClockEvents().Issued(0, "ID-PM5-24H", e => e with { Category = "intimate-minor" })
            .Add(EventType.Corrected, 0, e => e with { Target = "e0", Category = "csam-known", RecordedAt = ClockEvents.Hour(3) });

        Assert.Equal(ClockEvents.Hour(24), events.One(10, knownAt: 2).DueAt);
        Assert.Equal(ClockEvents.Hour(4), events.One(10).DueAt);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("reinstated", 1)]
    [InlineData(ReasonCodes.Reuploaded, 2)]
    public void Reappearance_InsideTheWindow_ReopensUnlessItIsACopyElsewhere(string? reason, int episodes)
    {
        var read = ClockEvents.Notice(Rule).Add(EventType.Removed, 5).Add(EventType.Reappeared, 10, e => e with { Reason = reason }).Read(30);

        Assert.Equal(episodes, read.Count);
        Assert.Equal(episodes == 1 ? Verdict.OverdueOpen : Verdict.Met, read[0].Verdict);
    }

    [Fact]
    public void Reappearance_CopyUnderACopiesRule_GoesOnUnderTheOriginalClock()
    {
        var at = "2026-06-01T00:00:00Z";
        var events = ClockEvents.Starting("US-TIDA-3", at).Add(EventType.Removed, ClockEvents.At("2026-06-01T05:00:00Z"))
            .Add(EventType.Reappeared, ClockEvents.At("2026-06-01T09:00:00Z"), e => e with { Reason = ReasonCodes.Reuploaded });

        Assert.Equal([Verdict.OverdueOpen], events.Read(ClockEvents.At("2026-06-10T00:00:00Z")).Select(one => one.Verdict));
    }

    [Fact]
    public void Reappearance_Lawful_IsNone()
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Removed, 5).Add(EventType.Reappeared, 90, e => e with { Reason = ReasonCodes.LawfulRestoration }).Add(EventType.Seen, 91).One(100);

        Assert.Equal(Verdict.Met, one.Verdict);
        Assert.Equal([ObligationFlags.LawfullyRestored], one.Flags);
    }

    [Fact]
    public void Reappearance_WithANewNotice_RunsANewClock()
    {
        var read = ClockEvents.Notice(Rule).Add(EventType.Removed, 5).Add(EventType.Reappeared, 90).Add(EventType.Delivered, 95).Add(EventType.Removed, 96).Read(200);

        Assert.Equal([(1, Verdict.Met, ClockEvents.Hour(24)), (2, Verdict.Met, ClockEvents.Hour(119))], read.Select(one => (one.Episode, one.Verdict, one.DueAt!.Value)));
    }

    [Fact]
    public void Void_AnyTime_IsExcludedWithItsTimesShown()
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Removed, 30).Add(EventType.Withdrawn, 40, e => e with { Reason = ReasonCodes.Void }).One(48);

        Assert.Equal((Verdict.Excluded, ClockEvents.Hour(24), ClockEvents.Hour(30)), (one.Verdict, one.DueAt!.Value, one.StoppedAt!.Value));
        Assert.Null(one.NextChangeAt);
    }

    [Fact]
    public void LimitMissing_RemovedAllTheSame_ShowsTheStopAndNoDueTime()
    {
        var one = ClockEvents.Notice("SG-BA-45H").Add(EventType.Removed, 2).One(48);

        Assert.Equal((Verdict.LimitMissing, null, ClockEvents.Hour(2)), (one.Verdict, one.DueAt, one.StoppedAt!.Value));
        Assert.False(one.IsOpen);
    }

    [Theory]
    [InlineData(60, Verdict.AtRisk)]
    [InlineData(100, Verdict.OverdueOpen)]
    public void VerdictOriginal_BackInsideTheExtensionOnly_IsThatOfTheStopInTime(double asOf, Verdict verdict)
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Extended, 2, e => e with { DeadlineAt = ClockEvents.Hour(72) })
            .Add(EventType.Removed, 5).Add(EventType.Reappeared, 30).One(asOf);

        Assert.Equal((verdict, Verdict.Met), (one.Verdict, one.VerdictOriginal));
        Assert.Contains(ObligationFlags.Reopened, one.Flags);
    }

    [Fact]
    public void VerdictExtended_BackInsideALateExtension_IsThatOfTheLaterStop()
    {
        var first = ClockEvents.Notice(Rule).Add(EventType.Extended, 26, e => e with { DeadlineAt = ClockEvents.Hour(72) })
            .Add(EventType.Removed, 30).Add(EventType.Reappeared, 40).Add(EventType.Removed, 80).Read(100)[0];

        Assert.Equal((Verdict.MetLate, Verdict.MetLate, Verdict.MetLate, ClockEvents.Hour(30)), (first.Verdict, first.VerdictOriginal, first.VerdictExtended, first.StoppedAt!.Value));
    }

    [Fact]
    public void Reset_ClaimedAfterTheWithdrawal_LeavesTheMiss()
    {
        var events = ClockEvents.Notice("EU-TCO-3").Add(EventType.Withdrawn, 2, e => e with { Reason = ReasonCodes.MovedHost })
            .Add(EventType.ResetClaimed, 3).Add(EventType.ResetAccepted, 3.5).Add(EventType.ResetEnded, 4);
        var fold = new NoticeFold(CatalogueDeadlines.Of(RuleHistory.Of(Catalogues.Shipped), false, _ => null), Duration.Zero);
        var one = events.One(10);
        var item = Assert.Single(fold.Fold(events.All));

        Assert.Equal((Verdict.OverdueOpen, ClockEvents.Hour(1)), (one.Verdict, one.DueAt!.Value));
        Assert.Equal((ClockEvents.Hour(1), ClockEvents.Hour(2)), (item.DeadlineAt!.Value, item.ReleasedAt!.Value));
    }

    [Theory]
    [InlineData("US-2258A-REPORT", Verdict.Excluded)]
    [InlineData("AU-BOSE-49", Verdict.Excluded)]
    [InlineData("TR-5651-EK4", Verdict.NotApplicable)]
    public void Withdrawn_RuleThatIsNotComputed_IsOpenNoMore(string rule, Verdict verdict)
    {
        var one = ClockEvents.Notice(rule).Add(EventType.Withdrawn, 2, e => e with { Reason = ReasonCodes.MovedHost }).One(10);

        Assert.Equal(verdict, one.Verdict);
        Assert.Equal(verdict == Verdict.Excluded, one.Flags.Contains(ReasonCodes.MovedHost));
        Assert.False(one.IsOpen);
    }
}
