using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Releases.Runs;
using Portal.Operations.Releases;
using Portal.Tests.Support;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Operations;

/// <summary>The actions behind the buttons, called by people who see no button.</summary>
public sealed class ReleaseDecisionsTests
{
    [Theory]
    [InlineData(Role.Regulator)]
    [InlineData(Role.Provider)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    public async Task EveryDecision_ByAnotherRole_IsRefusedAndChangesNothing(Role role)
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        await desk.BuildAsync();
        var draft = await desk.AuditAsync();
        var intruder = new Actor("somebody", role) { Proof = new ActorProof.SignedIn(desk.Clock.Now) };
        using var work = Work(desk);
        ReleaseDecision[] all =
        [
            new ReleaseDecision.Attack(), new ReleaseDecision.Approve(draft.Digest), new ReleaseDecision.Reject(draft.Digest, "Why."),
            new ReleaseDecision.Schedule(new LocalDate(2026, 4, 1), "08:30"), new ReleaseDecision.Publish(), new ReleaseDecision.AskWithdrawal("Why."),
            new ReleaseDecision.Withdraw(), new ReleaseDecision.Keep("Why."),
        ];

        foreach (var decision in all)
        {
            var (_, problems) = await Decisions(desk, work).TakeAsync(decision, View(desk, draft), intruder, CancellationToken.None);

            Assert.Contains(problems, problem => problem.Rule is "not-allowed" or "not-approver");
        }

        Assert.IsType<RunStart.Refused>(await work.BuildAsync(ReleaseWorld.Plan(), intruder, CancellationToken.None));
        Assert.Equal(draft.Steps.Count, (await desk.NowAsync()).Steps.Count);
        Assert.Empty(await desk.Get<ReleaseRunStore>().RecentAsync(null, 0, CancellationToken.None));
    }

    [Fact]
    public async Task Approve_ByWhoeverBuilt_IsRefusedByName()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        await desk.BuildAsync(new Actor("marek", Role.Statistician));
        var draft = await desk.AuditAsync();
        using var work = Work(desk);

        var (_, problems) = await Decisions(desk, work).TakeAsync(
            new ReleaseDecision.Approve(draft.Digest), View(desk, draft), ReleaseDesk.Marek with { Proof = new ActorProof.SignedIn(desk.Clock.Now) }, CancellationToken.None);

        Assert.Equal("same-person", Assert.Single(problems).Rule);
    }

    [Fact]
    public async Task Attack_WhileAnotherRuns_SaysWhoRunsWhat()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        await desk.Get<ReleaseRunStore>().StartAsync(RunKind.Build, "2026-01", 1, null, ReleaseDesk.Ines, CancellationToken.None);
        using var work = Work(desk);

        var (outcome, problems) = await Decisions(desk, work).TakeAsync(new ReleaseDecision.Attack(), View(desk, draft), ReleaseDesk.Marek, CancellationToken.None);

        Assert.Equal("", outcome);
        Assert.Equal("busy", Assert.Single(problems).Rule);
        Assert.Contains("ines is building the release of January 2026", problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "08:30")]
    [InlineData("2026-04-01", "8 o'clock")]
    [InlineData("2026-04-01", "")]
    public async Task Schedule_MinuteThatIsNone_IsRefusedByName(string? day, string time)
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.ApprovedAsync();
        using var work = Work(desk);

        var (_, problems) = await Decisions(desk, work).TakeAsync(
            new ReleaseDecision.Schedule(day is null ? null : new LocalDate(2026, 4, 1), time), View(desk, draft), ReleaseDesk.Ines, CancellationToken.None);

        Assert.Equal("bad-minute", Assert.Single(problems).Rule);
    }

    [Fact]
    public async Task Schedule_MoreThanAYearAhead_IsRefusedByName()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.ApprovedAsync();
        using var work = Work(desk);

        var (_, problems) = await Decisions(desk, work).TakeAsync(
            new ReleaseDecision.Schedule(new LocalDate(9999, 12, 31), "23:59"), View(desk, draft), ReleaseDesk.Ines, CancellationToken.None);

        Assert.Equal("far-minute", Assert.Single(problems).Rule);
        Assert.Equal(ReleaseStep.Approved, (await desk.NowAsync()).Step);
    }

    [Fact]
    public async Task Decision_OnWhatAnotherChangedMeanwhile_SaysWhatWasDoneAndUndoesNothing()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        var seen = await desk.BuildAsync();
        await desk.AuditAsync();
        await desk.Workflow.ApproveAsync(seen.Release, seen.Version, ReleaseDesk.Marek, CancellationToken.None);
        var approved = await desk.NowAsync();
        using var work = Work(desk);

        foreach (var decision in (ReleaseDecision[])[new ReleaseDecision.Attack(), new ReleaseDecision.Reject(seen.Digest, "Why.")])
        {
            var (outcome, problems) = await Decisions(desk, work).TakeAsync(decision, View(desk, seen), ReleaseDesk.Ines, CancellationToken.None);

            Assert.Equal(("", "changed-meanwhile"), (outcome, Assert.Single(problems).Rule));
            Assert.StartsWith("Approved by marek since", problems[0].Message, StringComparison.Ordinal);
        }

        Assert.Equal(approved.Steps.Count, (await desk.NowAsync()).Steps.Count);
        Assert.NotNull(await Decisions(desk, work).MeanwhileAsync(seen.Release, seen.Version, null, CancellationToken.None));
        Assert.Null(await Decisions(desk, work).MeanwhileAsync(seen.Release, seen.Version, approved, CancellationToken.None));
        Assert.Null(await Decisions(desk, work).MeanwhileAsync("none", 1, null, CancellationToken.None));
    }

    private static ReleaseWork Work(ReleaseDesk desk) => new(desk.Get<ReleaseRunStore>(), desk.Get<ReleaseRunner>(), NullLogger<ReleaseWork>.Instance);

    private static ReleaseDecisions Decisions(ReleaseDesk desk, ReleaseWork work) => new(desk.Workflow, desk.Publisher, work, new PersonNames(desk.Get<PortalDataOptions>()));

    private static DraftView View(ReleaseDesk desk, DraftState draft) =>
        new() { Release = draft.Release, Version = draft.Version, Draft = draft, Stage = ReleaseStage.Audited, IsSynthetic = true, Now = desk.Clock.Now };
}
