using Dapper;
using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Disclosure;
using Portal.Data.Storage;

namespace Portal.Data.Releases;

/// <summary>Finds what is due, and keeps why something due could not be published. The first time of each reason stands in the audit log.</summary>
public sealed class ReleaseFailureStore(Database database, AuditStore audit)
{
    // Minutes are ISO 8601 in UTC to the second, so that text sorts as time does
    private const string ScheduledSql = """
        select d.release, d.version, s.detail as minute
        from release_draft d
        join release_step s on s.draft_id = d.id
        where s.step = 'Scheduled'
            and s.seq = (select max(seq) from release_step last where last.draft_id = d.id)
            and d.id = (select max(id) from release_draft newest where newest.release = d.release and newest.version = d.version)
        order by s.detail, d.id
        """;

    private const string PutSql = """
        insert into release_failure (draft_id, rule, message, first_at, last_at, times)
        values (@draftId, @rule, @message, @at, @at, 1)
        on conflict (draft_id, rule) do update
        set message = excluded.message, last_at = excluded.last_at, times = release_failure.times + 1
        returning times
        """;

    private const string AllSql = """
        select draft_id, rule, message, first_at, last_at, times
        from release_failure
        order by draft_id, first_at, rule
        """;

    /// <summary>Everything scheduled, the earliest minute first.</summary>
    internal async Task<IReadOnlyList<(string Release, int Version, string Minute)>> ScheduledAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<ScheduledRow>(new CommandDefinition(ScheduledSql, cancellationToken: cancellation));
        return [.. rows.Select(row => (row.Release, (int)row.Version, row.Minute))];
    }

    /// <summary>Keeps a reason.</summary>
    internal async Task PutAsync(DraftState draft, InputProblem problem, Instant at, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parameters = new { draftId = draft.Id, rule = problem.Rule, message = problem.Message, at };
        if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(PutSql, parameters, transaction, cancellationToken: cancellation)) == 1)
        {
            await audit.AppendAsync(
                transaction,
                new AuditEvent(AuditEvent.System, "release.not-published", draft.Name, new Dictionary<string, string> { ["rule"] = problem.Rule }),
                cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Every reason ever kept.</summary>
    public async Task<IReadOnlyList<ReleaseFailure>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<ReleaseFailure>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }

    private sealed record ScheduledRow
    {
        public required string Release { get; init; }

        public required long Version { get; init; }

        public required string Minute { get; init; }
    }
}
