using Bunit;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Runs;
using Portal.Operations.Releases;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Operations;

/// <summary>What each person is offered at each stage, and how runs are told.</summary>
public sealed class ReleasePanelTests : BunitContext
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 8, 0);

    [Theory]
    [InlineData(ReleaseStage.Built, Role.Statistician, "Attack it", "Take it back")]
    [InlineData(ReleaseStage.Built, Role.Approver, "Attack it", "Turn it down")]
    [InlineData(ReleaseStage.AuditFailed, Role.Statistician, "Attack it again", "Take it back")]
    [InlineData(ReleaseStage.Audited, Role.Approver, "Approve", "Turn it down")]
    [InlineData(ReleaseStage.Audited, Role.Statistician, "Take it back")]
    [InlineData(ReleaseStage.Approved, Role.Approver, "Set the minute", "Publish now", "Stop it for good")]
    [InlineData(ReleaseStage.Approved, Role.Statistician, "Set the minute", "Stop it for good")]
    [InlineData(ReleaseStage.Scheduled, Role.Approver, "Move the minute", "Stop it for good")]
    [InlineData(ReleaseStage.Stuck, Role.Statistician, "Move the minute", "Stop it for good")]
    [InlineData(ReleaseStage.Published, Role.Statistician, "Plan the correction", "Plan the emergency version", "Ask for its withdrawal")]
    [InlineData(ReleaseStage.Published, Role.Approver, "Ask for its withdrawal")]
    [InlineData(ReleaseStage.WithdrawalAsked, Role.Approver, "Withdraw it", "Keep it public")]
    [InlineData(ReleaseStage.WithdrawalAsked, Role.Statistician)]
    [InlineData(ReleaseStage.Withdrawn, Role.Approver)]
    [InlineData(ReleaseStage.Audited, Role.Auditor)]
    [InlineData(ReleaseStage.Published, Role.Operator)]
    public void Decisions_ByStageAndRole_OfferWhatMayBeDone(ReleaseStage stage, Role role, params string[] buttons) =>
        Assert.Equal(buttons, Panel(stage, role, Now).FindAll("button").Select(button => button.TextContent.Trim()));

    [Theory]
    [InlineData(ReleaseStage.Audited, "approve", "Approve")]
    [InlineData(ReleaseStage.Approved, "publish", "Publish now")]
    [InlineData(ReleaseStage.WithdrawalAsked, "withdraw", "Withdraw it")]
    public void Decisions_SignInOfBefore_OfferTheSignInInsteadOfTheStep(ReleaseStage stage, string step, string button)
    {
        var panel = Panel(stage, Role.Approver, Now - SecondSignIn.Freshness - Duration.FromSeconds(1));

        Assert.DoesNotContain(panel.FindAll("button"), one => one.TextContent.Trim() == button);
        var link = panel.FindAll("a").Single(one => one.TextContent == $"Sign in again to {step}");
        Assert.Equal("/sign-in?again=yes&ReturnUrl=%2Foperations%2Freleases%2F2026-10%2Fv1", link.GetAttribute("href"));
    }

    [Fact]
    public void Approve_Offered_ShowsTheDigestAndSendsIt()
    {
        ReleaseDecision? sent = null;
        var panel = Panel(ReleaseStage.Audited, Role.Approver, Now, decision => sent = decision);

        Assert.Contains(View(ReleaseStage.Audited).Draft!.Digest, panel.Find(".digest").TextContent, StringComparison.Ordinal);
        panel.FindAll("button")[0].Click();

        Assert.Equal(new ReleaseDecision.Approve(View(ReleaseStage.Audited).Draft!.Digest), sent);
    }

    [Fact]
    public void Approve_MorePublishedSince_IsNotOffered()
    {
        var panel = Render<DecisionPanel>(parameters => parameters
            .Add(p => p.View, View(ReleaseStage.Audited) with { IsOvertaken = true }).Add(p => p.Me, Person(Role.Approver, Now)).Add(p => p.NameOf, key => key)
            .Add(p => p.Act, EventCallback.Factory.Create<ReleaseDecision>(this, _ => { })));

        Assert.Equal(["Attack it again", "Turn it down"], panel.FindAll("button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public void PlanAgain_OfAnEmergency_TakesItsReasonAndNotTheSentenceOfWhatMoved()
    {
        var rejected = View(ReleaseStage.Rejected) with { Version = 2, Plan = ReleaseWorld.Plan() with { Reason = "Wrong times.", IsEmergency = true } };
        var panel = Render<DecisionPanel>(parameters => parameters.Add(p => p.View, rejected).Add(p => p.Me, Person(Role.Statistician, Now)).Add(p => p.NameOf, key => key)
            .Add(p => p.Act, EventCallback.Factory.Create<ReleaseDecision>(this, _ => { })));

        Assert.Equal("/operations/releases/plan?release=2026-10&reason=Wrong%20times.&emergency=yes", panel.Find("a.button").GetAttribute("href"));
    }

    [Fact]
    public void Reject_WithoutAReason_AsksForIt()
    {
        ReleaseDecision? sent = null;
        var panel = Panel(ReleaseStage.Audited, Role.Approver, Now, decision => sent = decision);

        panel.Find("form").Submit();
        Assert.Contains("Say why in a sentence", panel.Markup, StringComparison.Ordinal);
        panel.Find("textarea").Change("Right \u202Egnorw");
        panel.Find("form").Submit();
        Assert.Contains("a character that nobody sees (U+202E)", panel.Find(".message").TextContent, StringComparison.Ordinal);
        Assert.Equal("Right \u202Egnorw", panel.Find("textarea").GetAttribute("value"));
        Assert.Null(sent);
        panel.Find("textarea").Change(" A source is missing. ");
        panel.Find("form").Submit();

        Assert.Equal("A source is missing.", Assert.IsType<ReleaseDecision.Reject>(sent).Reason);
    }

    [Fact]
    public void Run_AtWork_ShowsStageCountSecondsAndCancel()
    {
        var panel = RunPanel(Run(RunState.Running) with { Stage = "attack", Done = 120, Total = 400 }, mayAct: true);

        Assert.Equal(("400", "120"), (panel.Find("progress").GetAttribute("max"), panel.Find("progress").GetAttribute("value")));
        Assert.Contains("Attacking: trying to work out hidden numbers", panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("120 of 400", panel.Markup, StringComparison.Ordinal);
        Assert.Equal("Cancel the run", panel.Find("button").TextContent);
        Assert.Empty(RunPanel(Run(RunState.Running), mayAct: false).FindAll("button"));
    }

    [Theory]
    [InlineData(RunState.Stopped, "its server went away before it ended. It counts for nothing")]
    [InlineData(RunState.Cancelled, "Cancelled by marek. Nothing of it was kept")]
    [InlineData(RunState.Refused, "The draft can't be approved")]
    [InlineData(RunState.Failed, "Ended by an error of the program")]
    public void Run_Ended_SaysHowAndNeverThatItPassed(RunState state, string words)
    {
        var panel = RunPanel(Run(state) with { FinishedAt = Now }, mayAct: true);

        Assert.Contains(words, panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("found nothing", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("progress"));
    }

    [Fact]
    public void Run_ThatFoundSomething_NamesCellsOnlyToThoseWhoMayKnow()
    {
        var run = Run(RunState.Refused) with { FinishedAt = Now, Report = RunReport.Of([new InputProblem("disclosed", "XD|hosting: The hidden cell can be computed exactly.")]) };

        Assert.Contains("XD|hosting", RunPanel(run, mayAct: true).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("XD|hosting", RunPanel(run, mayAct: false).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<DecisionPanel> Panel(ReleaseStage stage, Role role, Instant provedAt, Action<ReleaseDecision>? act = null) => Render<DecisionPanel>(parameters => parameters
        .Add(p => p.View, View(stage)).Add(p => p.Me, Person(role, provedAt)).Add(p => p.NameOf, key => key)
        .Add(p => p.Act, EventCallback.Factory.Create(this, act ?? (_ => { }))));

    private IRenderedComponent<RunPanel> RunPanel(ReleaseRun run, bool mayAct) => Render<RunPanel>(parameters => parameters
        .Add(p => p.View, View(ReleaseStage.Built) with { Run = run }).Add(p => p.NameOf, key => key).Add(p => p.CanCancel, mayAct));

    private static Actor Person(Role role, Instant provedAt) => new("marek", role) { Proof = new ActorProof.SignedIn(provedAt) };

    private static ReleaseRun Run(RunState state) => new()
    {
        Id = 1,
        Kind = RunKind.Audit,
        Release = "2026-10",
        Version = 1,
        StartedBy = "ines",
        StartedAt = Now - Duration.FromSeconds(60),
        LeaseUntil = Now,
        Stage = "read",
        Done = 0,
        Total = 0,
        State = state,
        CancelledBy = state is RunState.Cancelled ? "marek" : null,
    };

    private static DraftView View(ReleaseStage stage)
    {
        var digest = new string('a', 64);
        List<DraftStep> steps = [new(ReleaseStep.Built, "ines", Now - Duration.FromHours(2), digest)];
        if (stage is ReleaseStage.WithdrawalAsked)
        {
            steps.Add(new DraftStep(ReleaseStep.WithdrawalAsked, "ines", Now - Duration.FromHours(1), "Wrong times."));
        }

        return new DraftView
        {
            Release = "2026-10",
            Version = 1,
            Draft = new DraftState { Id = 1, Release = "2026-10", Version = 1, Programme = "demo-1", IsSynthetic = true, Digest = digest, BuiltBy = "ines", BuiltAt = Now, Steps = steps },
            Stage = stage,
            IsSynthetic = true,
            NewestPublished = 1,
            Now = Now,
        };
    }
}
