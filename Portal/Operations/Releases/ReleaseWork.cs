using System.Threading.Channels;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;

namespace Portal.Operations.Releases;

/// <summary>Starts runs and does them one after the other, whether or not anybody still looks at a page.</summary>
internal sealed partial class ReleaseWork(ReleaseRunStore runs, ReleaseRunner runner, ILogger<ReleaseWork> log) : BackgroundService
{
    private readonly Channel<(ReleaseRun Run, Actor Actor)> waiting = Channel.CreateUnbounded<(ReleaseRun, Actor)>();

    /// <summary>Begins to build a draft.</summary>
    internal Task<RunStart> BuildAsync(ReleasePlan plan, Actor actor, CancellationToken cancellation) => actor.Role is Role.Statistician
        ? StartAsync(RunKind.Build, plan.Release, plan.Version, plan.ToJson(), actor, cancellation)
        : Refused("not-statistician", "Only a statistician builds a release.");

    /// <summary>Begins to attack the newest draft of a version.</summary>
    internal Task<RunStart> AttackAsync(DraftState draft, Actor actor, CancellationToken cancellation) => actor.Role is Role.Statistician or Role.Approver
        ? StartAsync(RunKind.Audit, draft.Release, draft.Version, null, actor, cancellation)
        : Refused("not-allowed", "Only those who make releases attack one.");

    /// <summary>Asks a run to stop; false where it has ended already or this person may not.</summary>
    internal async Task<bool> CancelAsync(ReleaseRun run, Actor actor, CancellationToken cancellation) =>
        actor.Role is Role.Statistician or Role.Approver && await runs.CancelAsync(run, actor, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (run, actor) in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await RunAsync(run, actor, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; what waits here is found stopped
        }
    }

    private async Task RunAsync(ReleaseRun run, Actor actor, CancellationToken stoppingToken)
    {
        try
        {
            if (await runner.RunAsync(run, actor, stoppingToken) is { } failure)
            {
                LogFailed(failure, run.Id);
            }
        }
        catch (Exception failure)
        {
            // Even its end could not be written; its lease runs out and it is found stopped
            LogFailed(failure, run.Id);
        }
    }

    private async Task<RunStart> StartAsync(RunKind kind, string release, int version, string? plan, Actor actor, CancellationToken cancellation)
    {
        var start = await runs.StartAsync(kind, release, version, plan, actor, cancellation);
        if (start is RunStart.Started started)
        {
            waiting.Writer.TryWrite((started.Run, actor));
        }

        return start;
    }

    private static Task<RunStart> Refused(string rule, string message) => Task.FromResult<RunStart>(new RunStart.Refused(rule, message));

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {Run} of a release ended with an error")]
    private partial void LogFailed(Exception failure, long run);
}
