using System.Data.Common;
using System.Text.Json;
using Dapper;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Disclosure;
using Portal.Data.Storage;

namespace Portal.Data.Releases.Runs;

/// <summary>Keeps runs: one at a time over all instances, each with a lease that its worker renews.</summary>
public sealed class ReleaseRunStore(Database database, AuditStore audit, IClock clock)
{
    /// <summary>How long a run counts as alive after its last sign of life.</summary>
    public static Duration Lease { get; } = Duration.FromSeconds(15);

    private const string FreeSql = """
        update release_run
        set slot = null, state = 'Stopped', finished_at = lease_until
        where slot = 1
            and lease_until < @now
        """;

    // The slot is a key: of two that start at once one finds it taken
    private const string StartSql = """
        insert into release_run (kind, release, version, plan, started_by, started_at, slot, lease_until, stage, done, total, state)
        values (@kind, @release, @version, @plan, @startedBy, @now, 1, @leaseUntil, 'wait', 0, 0, 'Running')
        on conflict (slot) do nothing
        returning id
        """;

    private const string BeatSql = """
        update release_run
        set stage = @stage, done = @done, total = @total, lease_until = @leaseUntil
        where id = @id
            and slot = 1
        returning coalesce(cancelled_by, '')
        """;

    private const string CancelSql = """
        update release_run
        set cancelled_by = @actor
        where id = @id
            and slot = 1
            and cancelled_by is null
        """;

    private const string EndSql = """
        update release_run
        set slot = null, state = @state, finished_at = @at, report = @report
        where id = @id
            and slot = 1
            and (@state <> 'Passed' or cancelled_by is null)
        """;

    private const string RecentSql = """
        select id, kind, release, version, plan, started_by, started_at, lease_until, stage, done, total, state, cancelled_by, finished_at, id as rest_of, slot, report as report_json
        from release_run
        where (cast(@release as text) is null or (release = @release and version = @version))
        order by id desc
        limit 50
        """;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Takes the slot, or says who has it.</summary>
    public async Task<RunStart> StartAsync(RunKind kind, string release, int version, string? plan, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(FreeSql, new { now }, transaction, cancellationToken: cancellation));
        var parameters = new { kind = kind.ToString(), release, version, plan, startedBy = actor.Key, now, leaseUntil = now + Lease };
        var id = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(StartSql, parameters, transaction, cancellationToken: cancellation));
        if (id is null)
        {
            await transaction.CommitAsync(cancellation);
            return (await RecentAsync(null, 0, cancellation)).FirstOrDefault(run => run.State is RunState.Running) is { } busy
                ? new RunStart.Busy(busy)
                : new RunStart.Refused("changed-meanwhile", "Another run ended at this moment. Try again.");
        }

        await AuditAsync(transaction, kind is RunKind.Build ? "release.build-started" : "release.attack-started", id.Value, release, version, actor, cancellation);
        await transaction.CommitAsync(cancellation);
        return new RunStart.Started((await RecentAsync(release, version, cancellation)).First(run => run.Id == id));
    }

    /// <summary>A sign of life. Null where the run has lost its slot; else whether somebody asked to cancel it.</summary>
    public async Task<bool?> BeatAsync(long run, ProtectionProgress progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = new { id = run, stage = progress.Step, done = (long)progress.Done, total = (long)progress.Total, leaseUntil = clock.GetCurrentInstant() + Lease };
        var cancelledBy = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(BeatSql, parameters, cancellationToken: cancellation));
        return cancelledBy is null ? null : cancelledBy.Length > 0;
    }

    /// <summary>Asks the run to stop at the next chance; false where it has ended or is being cancelled.</summary>
    public async Task<bool> CancelAsync(ReleaseRun run, Actor actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new CommandDefinition(CancelSql, new { id = run.Id, actor = actor.Key }, transaction, cancellationToken: cancellation)) != 1)
        {
            return false;
        }

        await AuditAsync(transaction, "release.run-cancelled", run.Id, run.Release, run.Version, actor, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The newest runs first: of one version, or of all where none is named.</summary>
    public async Task<IReadOnlyList<ReleaseRun>> RecentAsync(string? release, int version, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var now = clock.GetCurrentInstant();
        return [.. await connection.QueryAsync<ReleaseRun, RunRest, ReleaseRun>(
            new CommandDefinition(RecentSql, new { release, version }, cancellationToken: cancellation),
            (run, rest) => Complete(run, rest, now),
            splitOn: "rest_of")];
    }

    /// <summary>Ends a run that brought nothing else to write; false where it had lost its slot.</summary>
    internal async Task<bool> EndAsync(RunEnd end, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(EndSql, Parameters(end), cancellationToken: cancellation)) == 1;
    }

    /// <summary>Ends a run inside the transaction that keeps its result.</summary>
    /// <exception cref="RunStoppedException">The run had lost its slot, or was cancelled: nothing may be kept.</exception>
    internal static async Task EndAsync(DbTransaction transaction, RunEnd? end, CancellationToken cancellation)
    {
        if (end is not null && await transaction.Connection!.ExecuteAsync(new CommandDefinition(EndSql, Parameters(end), transaction, cancellationToken: cancellation)) != 1)
        {
            throw new RunStoppedException();
        }
    }

    private static object Parameters(RunEnd end) =>
        new { id = end.Run, state = end.State.ToString(), at = end.At, report = JsonSerializer.Serialize(end.Report, Options) };

    private Task<AuditEntry> AuditAsync(DbTransaction transaction, string action, long run, string release, int version, Actor actor, CancellationToken cancellation) =>
        audit.AppendAsync(
            transaction,
            new AuditEvent(actor.Key, action, FormattableString.Invariant($"{release}/v{version}"), new Dictionary<string, string>
            {
                ["run"] = FormattableString.Invariant($"{run}"),
                ["origin"] = actor.Proof.Words,
            }),
            cancellation);

    private static ReleaseRun Complete(ReleaseRun run, RunRest rest, Instant now)
    {
        var isDead = rest.Slot is not null && run.LeaseUntil < now;
        return run with
        {
            State = isDead ? RunState.Stopped : run.State,
            FinishedAt = isDead ? run.LeaseUntil : run.FinishedAt,
            Report = rest.ReportJson is { } json ? JsonSerializer.Deserialize<RunReport>(json, Options) : null,
        };
    }

    /// <summary>What is read beside a run. It begins with a number that is never null, for without one there would be no row.</summary>
    private sealed record RunRest
    {
        public required long RestOf { get; init; }

        public long? Slot { get; init; }

        public string? ReportJson { get; init; }
    }
}
