using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Runs;

/// <summary>
/// Does the work of a run: tells every second how far it is, ends when somebody cancels, and keeps its result only while it holds its place.
/// </summary>
public sealed class ReleaseRunner(ReleaseRunStore runs, ReleaseWorkflow workflow, IClock clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Runs to the end, however it ends.</summary>
    /// <param name="run">A run that was just started.</param>
    /// <param name="actor">Who started it.</param>
    /// <param name="stopping">Ends the work because the server stops; the run is then stopped.</param>
    /// <returns>What the program did not expect; null where it met nothing of the kind.</returns>
    public async Task<Exception?> RunAsync(ReleaseRun run, Actor actor, CancellationToken stopping)
    {
        var progress = new LatestProgress();
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var done = new CancellationTokenSource();
        var beating = BeatAsync(run.Id, progress, cancelling, done.Token);
        var (state, failure) = (RunState.Failed, (Exception?)null);
        try
        {
            await WorkAsync(run, actor, progress, cancelling.Token);
            return null;
        }
        catch (OperationCanceledException) when (cancelling.IsCancellationRequested)
        {
            state = stopping.IsCancellationRequested ? RunState.Stopped : RunState.Cancelled;
        }
        catch (RunStoppedException)
        {
            state = RunState.Cancelled;
        }
        catch (Exception unexpected)
        {
            failure = unexpected;
        }
        finally
        {
            await done.CancelAsync();
            await beating;
        }

        var report = failure is null ? new RunReport() : RunReport.Of([new InputProblem("unexpected", $"The program met an error of the kind {failure.GetType().Name}. Nothing was kept; the server's log has it under run {run.Id}.")]);
        await runs.EndAsync(new RunEnd(run.Id, state, report, clock.GetCurrentInstant()), CancellationToken.None);
        return failure;
    }

    private async Task WorkAsync(ReleaseRun run, Actor actor, LatestProgress progress, CancellationToken cancellation)
    {
        if (run.Kind is RunKind.Audit)
        {
            await workflow.AuditAsync(run.Release, run.Version, actor, progress, run.Id, cancellation);
            return;
        }

        var (plan, problems) = ReleasePlan.Read(run.Plan ?? "");
        var result = plan is null ? new ReleaseResult.Refused(problems) : await workflow.BuildAsync(plan, actor, progress, run.Id, cancellation);
        if (result is ReleaseResult.Refused refused)
        {
            await runs.EndAsync(new RunEnd(run.Id, RunState.Refused, RunReport.Of(refused.Problems), clock.GetCurrentInstant()), cancellation);
        }
    }

    private async Task BeatAsync(long run, LatestProgress progress, CancellationTokenSource cancelling, CancellationToken done)
    {
        using var timer = new PeriodicTimer(Pace);
        var lastSign = clock.GetCurrentInstant();
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    if (await runs.BeatAsync(run, progress.Latest, done) is not false)
                    {
                        await cancelling.CancelAsync();
                        return;
                    }

                    lastSign = clock.GetCurrentInstant();
                }
                catch (System.Data.Common.DbException) when (clock.GetCurrentInstant() - lastSign < ReleaseRunStore.Lease)
                {
                    // A database that is away for a moment ends no run; one that stays away does, below
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done
        }
        catch (System.Data.Common.DbException)
        {
            await cancelling.CancelAsync();
        }
    }

    private sealed class LatestProgress : IProgress<ProtectionProgress>
    {
        private volatile ProtectionProgress latest = new("wait", 0, 0);

        internal ProtectionProgress Latest => latest;

        public void Report(ProtectionProgress value) => latest = value;
    }
}
