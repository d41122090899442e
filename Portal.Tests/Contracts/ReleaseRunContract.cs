using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Runs;
using Portal.Tests.Support;
using static Portal.Tests.Support.ReleaseDesk;

namespace Portal.Tests.Contracts;

/// <summary>Work in the background: one at a time, stopped when its server goes, and never passed unless its result was kept.</summary>
public sealed class ReleaseRunContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Run_BuildThenAttack_PassesWithItsReport(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        var (runs, runner) = (desk.Get<ReleaseRunStore>(), desk.Get<ReleaseRunner>());

        Assert.Null(await runner.RunAsync(Started(await StartAsync(runs, RunKind.Build)), Ines, CancellationToken.None));
        Assert.Equal(ReleaseStep.Built, (await desk.NowAsync()).Step);
        Assert.Null(await runner.RunAsync(Started(await StartAsync(runs, RunKind.Audit)), Ines, CancellationToken.None));

        Assert.Equal(ReleaseStep.AuditPassed, (await desk.NowAsync()).Step);
        var recent = await runs.RecentAsync(Release, 1, CancellationToken.None);
        Assert.Equal([(RunKind.Audit, RunState.Passed), (RunKind.Build, RunState.Passed)], recent.Select(run => (run.Kind, run.State)));
        Assert.True(recent[0].Report is { Cells: > 0, Hidden: > 0, Sums: > 0, Earlier: 0, Problems.Count: 0 });
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Start_SeveralAtOnce_OneRunsAndTheOthersHearWhich(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        var stores = Enumerable.Range(0, 4).Select(_ => desk.AddInstance().GetRequiredService<ReleaseRunStore>()).ToList();

        var starts = await Task.WhenAll(stores.Select(store => StartAsync(store, RunKind.Build)));

        var run = Assert.Single(starts.OfType<RunStart.Started>()).Run;
        Assert.All(starts.OfType<RunStart.Busy>(), busy => Assert.Equal(run.Id, busy.Run.Id));
        Assert.Equal(3, starts.OfType<RunStart.Busy>().Count());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Server_GoneInTheMiddle_LeavesTheRunStoppedAndTheSlotFree(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.BuildAsync();
        var runs = desk.Get<ReleaseRunStore>();
        var lost = Started(await StartAsync(runs, RunKind.Audit));
        Assert.False(await runs.BeatAsync(lost.Id, new ProtectionProgress("attack", 3, 10), CancellationToken.None));

        desk.Clock.Now += ReleaseRunStore.Lease + Duration.FromSeconds(1);
        var seen = (await runs.RecentAsync(Release, 1, CancellationToken.None))[0];
        var next = Started(await StartAsync(runs, RunKind.Audit));

        Assert.Equal((RunState.Stopped, "attack", 3L, 10L), (seen.State, seen.Stage, seen.Done, seen.Total));
        Assert.NotEqual(lost.Id, next.Id);
        Assert.Equal(ReleaseStep.Built, (await desk.NowAsync()).Step);
        Assert.Null(await runs.BeatAsync(lost.Id, new ProtectionProgress("attack", 4, 10), CancellationToken.None));

        // The server was only asleep: what it finds now counts for nothing
        await desk.Get<ReleaseRunner>().RunAsync(lost, Ines, CancellationToken.None);
        Assert.Equal(ReleaseStep.Built, (await desk.NowAsync()).Step);
        Assert.Equal(RunState.Stopped, (await runs.RecentAsync(Release, 1, CancellationToken.None)).First(run => run.Id == lost.Id).State);
    }

    [Fact]
    public async Task Cancel_Running_KeepsNothing()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var runs = desk.Get<ReleaseRunStore>();
        var run = Started(await StartAsync(runs, RunKind.Build));

        Assert.True(await runs.CancelAsync(run, Marek, CancellationToken.None));
        Assert.False(await runs.CancelAsync(run, Marek, CancellationToken.None));
        await desk.Get<ReleaseRunner>().RunAsync(run, Ines, CancellationToken.None);

        var ended = (await runs.RecentAsync(Release, 1, CancellationToken.None))[0];
        Assert.Equal((RunState.Cancelled, "marek"), (ended.State, ended.CancelledBy));
        Assert.Empty(await desk.Get<ReleaseQueries>().DraftsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Server_Stopping_MarksTheRunStoppedAtOnce()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var runs = desk.Get<ReleaseRunStore>();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await desk.Get<ReleaseRunner>().RunAsync(Started(await StartAsync(runs, RunKind.Build)), Ines, stopped.Token);

        Assert.Equal(RunState.Stopped, (await runs.RecentAsync(Release, 1, CancellationToken.None))[0].State);
        Assert.Empty(await desk.Get<ReleaseQueries>().DraftsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Attack_ThatFindsSomething_EndsRefusedWithEveryFinding()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.BuildAsync();
        await desk.ExecuteAsync("update release_blob set bytes = cast('id,value' as blob) where sha256 in (select sha256 from release_file where path = 'attack/cells.csv')");
        var runs = desk.Get<ReleaseRunStore>();

        await desk.Get<ReleaseRunner>().RunAsync(Started(await StartAsync(runs, RunKind.Audit)), Ines, CancellationToken.None);

        var run = (await runs.RecentAsync(Release, 1, CancellationToken.None))[0];
        Assert.Equal((RunState.Refused, "edited-after-build"), (run.State, run.Report!.Problems[0].Rule));
        Assert.Equal(ReleaseStep.AuditFailed, (await desk.NowAsync()).Step);
    }

    private static Task<RunStart> StartAsync(ReleaseRunStore runs, RunKind kind) =>
        runs.StartAsync(kind, Release, 1, kind is RunKind.Build ? ReleaseWorld.Plan().ToJson() : null, Ines, CancellationToken.None);

    private static ReleaseRun Started(RunStart start) => Assert.IsType<RunStart.Started>(start).Run;
}
