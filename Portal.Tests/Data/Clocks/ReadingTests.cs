using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>How events are read, sentence by sentence.</summary>
public sealed class ReadingTests
{
    private const string Rule = "AU-OSA-109";

    [Fact]
    public void Claimed_NobodyChecked_StopsTheClockFlagged()
    {
        var claimed = ClockEvents.Notice(Rule).Add(EventType.Claimed, 3);
        var word = ClockEvents.Notice(Rule).Add(EventType.Removed, 3, e => e with { Evidence = Evidence.Provider });

        Assert.All([claimed.One(30), word.One(30)], one => Assert.Equal((Verdict.Met, ClockEvents.Hour(3)), (one.Verdict, one.StoppedAt!.Value)));
        Assert.All([claimed.One(30), word.One(30)], one => Assert.Contains(ObligationFlags.ClaimOnly, one.Flags));
    }

    [Theory]
    [InlineData(EventType.Seen, 2, Verdict.OverdueOpen)]
    [InlineData(EventType.Seen, 28, Verdict.OverdueOpen)]
    [InlineData(EventType.Gone, 20, Verdict.Met)]
    [InlineData(EventType.Removed, 26, Verdict.MetLate)]
    public void Claimed_SomebodyChecked_ProvesNothing(EventType check, double hour, Verdict verdict)
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Claimed, 3).Add(check, hour).One(30);

        Assert.Equal(verdict, one.Verdict);
        Assert.DoesNotContain(ObligationFlags.ClaimOnly, one.Flags);
    }

    [Theory]
    [InlineData(10, 20, Verdict.Met)]
    [InlineData(24, 30, Verdict.MetLate)]
    [InlineData(23, 24, Verdict.Met)]
    [InlineData(23, 24.001, Verdict.Undetermined)]
    public void Gone_ClosesTheIntervalFromTheLastSight(double seen, double gone, Verdict verdict)
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Seen, 1).Add(EventType.Seen, seen).Add(EventType.Gone, gone).One(48);

        Assert.Equal(verdict, one.Verdict);
        Assert.Equal((ClockEvents.Hour(seen), ClockEvents.Hour(gone)), (one.AliveAt!.Value, one.StoppedAt!.Value));
    }

    [Fact]
    public void Gone_NeverSeen_ReachesBackToTheStart() =>
        Assert.Equal(Verdict.Undetermined, ClockEvents.Notice(Rule).Add(EventType.Gone, 30).One(48).Verdict);

    [Fact]
    public void Seen_AfterAStop_IsAReappearance()
    {
        var inside = ClockEvents.Notice(Rule).Add(EventType.Removed, 3).Add(EventType.Seen, 10);
        var outside = ClockEvents.Notice(Rule).Add(EventType.Removed, 3).Add(EventType.Seen, 40);

        Assert.Equal(Verdict.OverdueOpen, inside.One(30).Verdict);
        Assert.Contains(ObligationFlags.Reopened, inside.One(30).Flags);
        Assert.Equal((Verdict.Met, ClockEvents.Hour(20)), (inside.Add(EventType.Removed, 20).One(30).Verdict, inside.One(30).StoppedAt!.Value));
        Assert.Equal([Verdict.Met, Verdict.AwaitingStart], outside.Read(50).Select(one => one.Verdict));
    }

    [Fact]
    public void Seen_AtTheInstantOfTheStop_IsNoReappearance() =>
        Assert.Equal(Verdict.Met, ClockEvents.Notice(Rule).Add(EventType.Removed, 3).Add(EventType.Seen, 3).One(30).Verdict);

    [Fact]
    public void Episode_NewNoticeAfterTheReturn_StartsItsOwnClock()
    {
        var read = ClockEvents.Notice(Rule).Add(EventType.Removed, 3).Add(EventType.Reappeared, 40).Add(EventType.Delivered, 50).Add(EventType.Removed, 60).Read(100);

        Assert.Equal([ClockEvents.Hour(24), ClockEvents.Hour(74)], read.Select(one => one.DueAt!.Value));
        Assert.All(read, one => Assert.Equal(Verdict.Met, one.Verdict));
    }

    [Fact]
    public void Items_EventsWithoutOne_ActOnAll()
    {
        var read = ClockEvents.Notice(Rule).Add(EventType.Removed, 5, e => e with { ItemRef = "a" }).Add(EventType.Seen, 2, e => e with { ItemRef = "b" }).Read(30);

        Assert.Equal([("a", Verdict.Met), ("b", Verdict.OverdueOpen)], read.Select(one => (one.ItemRef!, one.Verdict)));
    }

    [Fact]
    public void Items_OwnIssue_Wins()
    {
        var read = new ClockEvents().Issued(0, Rule).Issued(10, Rule, e => e with { ItemRef = "b" }).Add(EventType.Removed, 5, e => e with { ItemRef = "a" }).Read(20);

        Assert.Equal([ClockEvents.Hour(0), ClockEvents.Hour(10)], read.Select(one => one.StartedAt!.Value));
    }

    [Fact]
    public void Start_NoDelivery_IsInferredUnlessTheRuleCountsFromSending()
    {
        var inferred = new ClockEvents().Issued(0, Rule).One(1);
        var sent = new ClockEvents().Issued(0, "MY-ONSA-25", e => e with { LimitSeconds = 60 }).Add(EventType.Delivered, 5).One(1);

        Assert.Contains(ObligationFlags.StartInferred, inferred.Flags);
        Assert.DoesNotContain(ObligationFlags.StartInferred, sent.Flags);
        Assert.Equal(ClockEvents.Hour(0), sent.StartedAt);
    }

    [Fact]
    public void Corrected_ReplacesTimeAndFilledColumns_RetractedDeletes()
    {
        var corrected = new ClockEvents().Issued(0, Rule).Add(EventType.Corrected, 2, e => e with { Target = "e0", RecordedAt = ClockEvents.Hour(50) });
        var retracted = ClockEvents.Notice(Rule).Add(EventType.Removed, 3).Add(EventType.Retracted, 9, e => e with { Target = "e2" });

        Assert.Equal(ClockEvents.Hour(26), corrected.One(60).DueAt);
        Assert.Equal(ClockEvents.Hour(24), corrected.One(60, knownAt: 49).DueAt);
        Assert.Equal(Verdict.OverdueOpen, retracted.One(30).Verdict);
    }

    [Theory]
    [InlineData("void", 30)]
    [InlineData("annulled", 2)]
    [InlineData("misdirected", 30)]
    [InlineData("invalid", 30)]
    [InlineData("released", 24)]
    [InlineData("rerouted", 3)]
    [InlineData("moved_host", 3)]
    [InlineData("duplicate", 3)]
    public void Withdrawn_Excludes_WithTheReasonBeside(string reason, double hour)
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Withdrawn, hour, e => e with { Reason = reason }).One(48);

        Assert.Equal(Verdict.Excluded, one.Verdict);
        Assert.Contains(reason, one.Flags);
    }

    [Fact]
    public void Withdrawn_AfterAMiss_KeepsTheMiss()
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Withdrawn, 25, e => e with { Reason = "released" }).Add(EventType.Removed, 26).One(48);

        Assert.Equal(Verdict.OverdueOpen, one.Verdict);
        Assert.Contains("released", one.Flags);
    }

    [Fact]
    public void Disputed_IsAFlagUntilResolved_UpheldExcludes()
    {
        var disputed = ClockEvents.Notice(Rule).Add(EventType.Disputed, 1);

        Assert.Equal(Verdict.OverdueOpen, disputed.One(30).Verdict);
        Assert.Contains(ObligationFlags.Disputed, disputed.One(30).Flags);
        Assert.Equal(Verdict.Excluded, disputed.Add(EventType.DisputeResolved, 5, e => e with { Reason = "upheld" }).One(30).Verdict);
        Assert.Equal(Verdict.OverdueOpen, disputed.One(30, knownAt: 4).Verdict);
    }

    [Fact]
    public void Extension_TimelyOne_MovesTheDueInForce()
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Extended, 24, e => e with { DeadlineAt = ClockEvents.Hour(48) })
            .Add(EventType.Extended, 40, e => e with { DeadlineAt = ClockEvents.Hour(72) }).Add(EventType.Removed, 70).One(100);

        Assert.Equal((Verdict.Met, Verdict.MetLate, ClockEvents.Hour(72)), (one.Verdict, one.VerdictOriginal, one.DueAt!.Value));
    }

    [Theory]
    [InlineData("EU-TCO-3", "FR", false)]
    [InlineData("EU-TCO-3", "EU", true)]
    [InlineData("EU-TCO-3", "*", true)]
    [InlineData("EU-TCO-3", "AT;BE;BG;CY;CZ;DE;DK;EE;ES;FI;FR;GR;HR;HU;IE;IT;LT;LU;LV;MT;NL;PL;PT;RO;SE;SI;SK", true)]
    [InlineData("FR-LCEN-6-1-v2", "FR", true)]
    [InlineData("FR-LCEN-6-1-v2", "EU", true)]
    [InlineData("FR-LCEN-6-1-v2", "DE", false)]
    [InlineData("AU-OSA-110", "AU", false)]
    [InlineData("AU-OSA-110", "*", true)]
    public void AccessDisabled_CoversTheRulesTerritoryOrNot(string rule, string territory, bool isStopped)
    {
        var one = ClockEvents.Notice(rule).Add(EventType.AccessDisabled, 0.5, e => e with { Territory = territory }).One(48);

        Assert.Equal(isStopped, one.Verdict == Verdict.Met);
    }

    [Theory]
    [InlineData(EventType.Removed)]
    [InlineData(EventType.Reappeared)]
    public void AlternativeOutcomes_ShareOneDeadline(EventType outcome) =>
        Assert.Equal(Verdict.Met, ClockEvents.Notice("MY-ONSA-22-FINAL").Add(outcome, 1).One(48).Verdict);

    [Fact]
    public void Acknowledgement_StopsItsOwnRuleOnly()
    {
        var read = ClockEvents.Notice("MY-ONSA-ACK;AU-OSA-109").Add(EventType.Acknowledged, 0.5).Read(30);

        Assert.Equal([("AU-OSA-109", Verdict.OverdueOpen), ("MY-ONSA-ACK", Verdict.Met)], read.Select(one => (one.Rule.Id, one.Verdict)));
    }

    [Theory]
    [InlineData(EventType.Removed, Verdict.NonNumericClosed)]
    [InlineData(EventType.Acknowledged, Verdict.NonNumericOpen)]
    public void NonNumeric_HasAStatusAndNoDueTime(EventType type, Verdict verdict)
    {
        var one = ClockEvents.Notice("UK-OSA-10").Add(type, 3).One(30);

        Assert.Equal((verdict, null), (one.Verdict, one.DueAt));
    }

    [Theory]
    [InlineData("csam-known", 4)]
    [InlineData("intimate-minor", 24)]
    public void Tier_UrgentCategory_ShortensTheLimit(string category, double hours) =>
        Assert.Equal(ClockEvents.Hour(hours), new ClockEvents().Issued(0, "ID-PM5-24H", e => e with { Category = category }).One(1).DueAt);

    [Theory]
    [InlineData(17.9, Verdict.Running)]
    [InlineData(18, Verdict.AtRisk)]
    [InlineData(24, Verdict.AtRisk)]
    [InlineData(24.0001, Verdict.OverdueOpen)]
    public void AtRisk_ThreeQuartersOrSixHours_Warns(double asOf, Verdict verdict) =>
        Assert.Equal(verdict, ClockEvents.Notice(Rule).One(asOf).Verdict);

    [Fact]
    public void Request_Incomplete_StartsNoClock()
    {
        var events = new ClockEvents()
            .Add(EventType.Issued, ClockEvents.At("2026-06-01T00:00:00Z"), e => e with { Rules = ["US-TIDA-3"], Reason = "incomplete" });

        Assert.Equal(Verdict.AwaitingStart, Assert.Single(events.Read(ClockEvents.At("2026-07-01T00:00:00Z"))).Verdict);
    }

    [Fact]
    public void Discharge_FulfilledElsewhere_IsCountedApart()
    {
        var catalogue = Catalogues.Loaded(Catalogues.With("NL-WBAOKM-12H", row => row["engine"] = new System.Text.Json.Nodes.JsonObject { ["discharged_by"] = new System.Text.Json.Nodes.JsonArray(Rule) }));
        var read = ClockEvents.Notice("AU-OSA-109;NL-WBAOKM-12H").Add(EventType.AccessDisabled, 5, e => e with { Territory = "AU" }).Read(30, catalogue);

        Assert.Equal([Verdict.Met, Verdict.DischargedElsewhere], read.Select(one => one.Verdict));
    }

    [Fact]
    public void Copies_UnderACopiesRule_TheLastOneCounts()
    {
        var at = ClockEvents.At("2026-06-01T00:00:00Z");
        var events = new ClockEvents().Add(EventType.Issued, at, e => e with { Rules = ["US-TIDA-3"], MaterialRef = "m" });
        events.Add(EventType.Removed, at + Duration.FromHours(5), e => e with { ItemRef = "a" }).Add(EventType.Removed, at + Duration.FromHours(50), e => e with { ItemRef = "b" });

        Assert.All(events.Read(at + Duration.FromHours(90)), one => Assert.Equal(Verdict.MetLate, one.Verdict));
    }

    [Fact]
    public void Grace_RuleInItsGracePeriod_GivesNoVerdict()
    {
        var one = ClockEvents.Notice("AE-CDS").One(30);

        Assert.Equal(Verdict.NotApplicable, one.Verdict);
        Assert.Contains(ObligationFlags.Grace, one.Flags);
    }

    [Fact]
    public void Proposed_NamedRule_IsNotApplicable() =>
        Assert.Equal(Verdict.NotApplicable, ClockEvents.Notice("EU-CSAR-14").One(30).Verdict);

    [Fact]
    public void WorkingDays_HolidayAnnouncedAfterTheStop_ChangesNothing()
    {
        var rules = Catalogues.With("US-STOPCSAM-REMOVE", row => row["status"] = "in_force");
        var early = Catalogues.Loaded(rules, "US,2026-03-03,2026-03-01\n");
        var late = Catalogues.Loaded(rules, "US,2026-03-03,2026-03-03\n");
        var stopped = ClockEvents.Notice("US-STOPCSAM-REMOVE").Add(EventType.Removed, 20);

        Assert.Equal(ClockEvents.Hour(72), stopped.One(500, Catalogues.Loaded(rules)).DueAt);
        Assert.Equal(ClockEvents.Hour(72), stopped.One(500, late).DueAt);
        Assert.Equal(ClockEvents.Hour(96), ClockEvents.Notice("US-STOPCSAM-REMOVE").One(500, early).DueAt);
    }
}
