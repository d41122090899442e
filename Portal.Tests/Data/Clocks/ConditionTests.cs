using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>What must hold before a clock runs, which version binds, and what ends or moves a clock.</summary>
public sealed class ConditionTests
{
    private const string Rule = "AU-OSA-109";

    [Theory]
    [InlineData("AU-OSA-128")]
    [InlineData("AU-OSA-65")]
    [InlineData("EU-TCO-3")]
    [InlineData("FR-LCEN-6-1-v2")]
    public void Precondition_NoEventShowsIt_IsSaidAndNotAssumed(string rule)
    {
        var one = ClockEvents.Notice(rule).One(0.5);

        Assert.Contains(ObligationFlags.PreconditionNotShown, one.Flags);
        Assert.DoesNotContain(ObligationFlags.PreconditionNotShown, ClockEvents.Notice(Rule).One(0.5).Flags);
    }

    [Fact]
    public void Precondition_SenderSaysItWasNotMet_IsIrregularAndDoesNotRun()
    {
        var one = new ClockEvents().Issued(0, "FR-LCEN-6-1-v2", e => e with { Reason = ReasonCodes.Irregular }).Add(EventType.Delivered, 0).One(100);

        Assert.Equal((Verdict.Irregular, null), (one.Verdict, one.DueAt));
    }

    [Fact]
    public void Request_CompletedLater_StartsTheClockThen()
    {
        var at = ClockEvents.At("2026-06-01T00:00:00Z");
        var events = new ClockEvents().Add(EventType.Issued, at, e => e with { Rules = ["US-TIDA-3"] })
            .Add(EventType.Delivered, at + Duration.FromHours(1), e => e with { Reason = ReasonCodes.Incomplete });
        var later = at + Duration.FromHours(90);

        Assert.Equal(Verdict.AwaitingStart, Assert.Single(events.Read(later)).Verdict);
        events.Add(EventType.Delivered, at + Duration.FromHours(40));
        Assert.Equal(at + Duration.FromHours(88), Assert.Single(events.Read(later)).DueAt);
        Assert.Equal(at + Duration.FromHours(1), Assert.Single(Named(events, Rule).Read(later)).StartedAt);
    }

    [Theory]
    [InlineData("{}", "2026-02-19T23:00:00+05:30", "2026-02-20T01:00:00+05:30", "IN-3-1-d-v2")]
    [InlineData("{\"version_by\":\"issue\"}", "2026-02-19T23:00:00+05:30", "2026-02-20T01:00:00+05:30", "IN-3-1-d-v1")]
    public void Version_ChosenByStartOrIssue_IsTheOneOfThatDay(string engine, string issued, string delivered, string rule)
    {
        var rules = System.Text.Json.Nodes.JsonNode.Parse(Catalogues.RulesText())!.AsArray();
        foreach (var id in new[] { "IN-3-1-d-v1", "IN-3-1-d-v2" })
        {
            Histories.Row(rules, id)["engine"] = System.Text.Json.Nodes.JsonNode.Parse(engine);
        }

        var events = new ClockEvents().Add(EventType.Issued, ClockEvents.At(issued), e => e with { Rules = ["IN-3-1-d"] }).Add(EventType.Delivered, ClockEvents.At(delivered));

        Assert.Equal([rule], events.Read(ClockEvents.At("2026-03-01T00:00:00Z"), Catalogues.Loaded(rules.ToJsonString())).Select(one => one.Rule.Id));
    }

    [Fact]
    public void Version_BindsWhatIsOpenAtItsCommencement_UnderAClockOfItsOwn()
    {
        var catalogue = Catalogues.Edited("IN-3-1-d-v2", "{}", """{"version_by":"open_at_commencement"}""");
        var open = ClockEvents.Starting("IN-3-1-d", "2026-02-19T20:00:00+05:30");
        var later = ClockEvents.At("2026-03-01T00:00:00Z");

        var read = open.Read(later, catalogue);

        Assert.Equal(
            [("IN-3-1-d-v1", ClockEvents.At("2026-02-21T08:00:00+05:30")), ("IN-3-1-d-v2", ClockEvents.At("2026-02-20T03:00:00+05:30"))],
            read.Select(one => (one.Rule.Id, one.DueAt!.Value)));
        Assert.Contains(ObligationFlags.OpenAtCommencement, read[1].Flags);
        Assert.Equal(["IN-3-1-d-v1"], open.Read(ClockEvents.At("2026-02-19T18:00:00Z"), catalogue).Select(one => one.Rule.Id));
        open.Add(EventType.Removed, ClockEvents.At("2026-02-19T23:00:00+05:30"));
        Assert.Equal([("IN-3-1-d-v1", Verdict.Met)], open.Read(later, catalogue).Select(one => (one.Rule.Id, one.Verdict)));
    }

    [Fact]
    public void Version_ByPublication_IsListedNotComputed()
    {
        var catalogue = Catalogues.Edited(Rule, "{}", """{"version_by":"publication"}""");

        Assert.Contains(ObligationFlags.ListedNotComputed, ClockEvents.Notice(Rule).One(1, catalogue).Flags);
    }

    [Theory]
    [InlineData("2026-03-01T00:30:00Z", 0)]
    [InlineData("2026-02-28T00:00:00Z", 1)]
    public void Rule_NotKnownYet_IsNotRead(string knownFrom, int count)
    {
        var catalogue = Catalogues.Edited(Rule, $$"""{"known_from":"{{knownFrom}}"}""");

        Assert.Equal(count, ClockEvents.Notice(Rule).Read(1, catalogue, knownAt: 0.25).Count);
        Assert.Single(ClockEvents.Notice(Rule).Read(1, catalogue));
        Assert.Equal(count + 1, ClockEvents.Notice(Rule + ";NL-WBAOKM-12H").Read(1, catalogue, knownAt: 0.25).Count);
    }

    [Theory]
    [InlineData("proposed", ObligationFlags.NotInForce)]
    [InlineData("enacted_commencement_unverified", ObligationFlags.NotInForce)]
    [InlineData("in_force_grace_to_2027-01-01", ObligationFlags.Grace)]
    [InlineData("revoked_before_commencement", ObligationFlags.NotInForce)]
    [InlineData("died_on_order_paper", ObligationFlags.NotInForce)]
    [InlineData("vetoed_reproposed", ObligationFlags.NotInForce)]
    [InlineData("superseded", null)]
    [InlineData("repealed", null)]
    [InlineData("expired", null)]
    [InlineData("in_force", null)]
    public void Status_OnlyInForceAtTheStart_GivesALegalVerdict(string status, string? flag)
    {
        var one = ClockEvents.Notice(Rule).Add(EventType.Removed, 3).One(48, Catalogues.Edited(Rule, $$"""{"status":"{{status}}"}"""));

        Assert.Equal(flag is null ? Verdict.Met : Verdict.NotApplicable, one.Verdict);
        Assert.Equal(flag is not null, flag is not null && one.Flags.Contains(flag));
    }

    [Theory]
    [InlineData("EU-CSAR-14", Verdict.MetLate, true)]
    [InlineData("AU-OSA-109", Verdict.MetLate, false)]
    public void WhatIf_ProposedRule_IsReadAndLabelled(string rule, Verdict verdict, bool isLabelled)
    {
        var events = ClockEvents.Notice(rule).Add(EventType.Removed, 30).All;
        var one = Assert.Single(DeadlineCalculator.Evaluate(events, Catalogues.Shipped, new ClockView(ClockEvents.Hour(48), null) { IsWhatIf = true }));

        Assert.Equal((verdict, isLabelled), (one.Verdict, one.Flags.Contains(ObligationFlags.WhatIf)));
    }

    [Theory]
    [InlineData("BM-IWF-UK", "{}")]
    [InlineData("EU-HATE-CODE", "{}")]
    [InlineData("BM-IWF-UK", """{"standard":"fixed","duration":24,"duration_unit":"hours","clock":"elapsed_hours"}""")]
    public void Benchmark_AnyNumber_HasNoLimitAndNoVerdictOnTime(string rule, string columns)
    {
        var one = ClockEvents.Notice(rule).One(500, Catalogues.Edited(rule, columns));

        Assert.Equal((Verdict.NonNumericOpen, null, null), (one.Verdict, one.DueAt, one.AtRiskAt));
        Assert.Contains(ObligationFlags.Benchmark, one.Flags);
    }

    [Fact]
    public void MultiPart_AllNeeded_TheLastOneCounts()
    {
        var catalogue = Catalogues.Edited(Rule, """{"clock_stop":["removed","report_acknowledged"]}""", """{"stops":"all"}""");
        var events = ClockEvents.Notice(Rule).Add(EventType.Removed, 3);

        Assert.Equal(Verdict.OverdueOpen, events.One(30, catalogue).Verdict);
        events.Add(EventType.Acknowledged, 25);
        Assert.Equal((Verdict.MetLate, ClockEvents.Hour(25)), (events.One(30, catalogue).Verdict, events.One(30, catalogue).StoppedAt!.Value));
    }

    [Fact]
    public void MultiPart_APartThatNoEventShows_NeverCloses()
    {
        var one = ClockEvents.Notice("ZA-FPA-27A").Add(EventType.Removed, 3).One(30);

        Assert.Equal(Verdict.NonNumericOpen, one.Verdict);
        Assert.Contains(ObligationFlags.PartNotObserved, one.Flags);
    }

    [Fact]
    public void Discharge_ByAnotherRule_NamesIt()
    {
        var catalogue = Catalogues.Edited("NL-WBAOKM-12H", "{}", """{"discharged_by":["AU-OSA-109"]}""");
        var read = ClockEvents.Notice("AU-OSA-109;NL-WBAOKM-12H").Add(EventType.AccessDisabled, 20, e => e with { Territory = "AU" }).Read(30, catalogue);

        Assert.Equal([(null, Verdict.Met), ("AU-OSA-109", Verdict.DischargedElsewhere)], read.Select(one => (one.DischargedBy, one.Verdict)));
        Assert.False(read[1].IsOpen);
    }

    [Theory]
    [InlineData("*", true, Verdict.OverdueOpen)]
    [InlineData("*", false, Verdict.Met)]
    [InlineData("AU", true, Verdict.Met)]
    public void AccessDisabled_OnTheProvidersWord_IsAClaimWhereItSpeaksOfEverybody(string territory, bool isSeenBefore, Verdict verdict)
    {
        var events = ClockEvents.Notice(Rule).Add(EventType.AccessDisabled, 3, e => e with { Territory = territory, Evidence = Evidence.Provider });
        var one = (isSeenBefore ? events.Add(EventType.Seen, 1) : events).One(48);

        Assert.Equal((verdict, verdict == Verdict.Met && territory == "*"), (one.Verdict, one.Flags.Contains(ObligationFlags.ClaimOnly)));
    }

    [Fact]
    public void Time_LaterThanItsRecord_IsFlaggedAndQuarantined()
    {
        var ahead = ClockEvents.Notice(Rule).Add(EventType.Removed, 20, e => e with { RecordedAt = ClockEvents.Hour(10) }).One(48);
        var corrected = ClockEvents.Notice(Rule).Add(EventType.Corrected, 5, e => e with { Target = "e0", RecordedAt = ClockEvents.Hour(6) }).One(48);

        Assert.Equal([ObligationFlags.FutureTime, ObligationFlags.Quarantined], ahead.Flags);
        Assert.DoesNotContain(ObligationFlags.FutureTime, corrected.Flags);
    }

    [Fact]
    public void KeepAtLeast_BeforeAndAfterTheEnd_IsSoFarKeptThenMet()
    {
        var events = ClockEvents.Notice("EU-TCO-6-PRESERVE").Add(EventType.Removed, 1);

        Assert.Equal(Verdict.Running, events.One(24).Verdict);
        Assert.Contains(ObligationFlags.SoFarKept, events.One(24).Flags);
        Assert.Equal(Verdict.Met, events.One(24 * 200).Verdict);
    }

    private static ClockEvents Named(ClockEvents events, string rule)
    {
        var same = new ClockEvents();
        foreach (var one in events.All)
        {
            same.Add(one.Type, one.OccurredAt, _ => one with { Rules = one.Type == EventType.Issued ? [rule] : [] });
        }

        return same;
    }
}
