using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube.Baselines;

/// <summary>
/// Records and withdraws the named events that begin a chart's limits anew. The person of an authority does it for the charts of its own
/// jurisdiction, and each step goes into the audit log in the same transaction. Nothing is deleted.
/// </summary>
public sealed class BaselineStore(Database database, DueQueries due, AuditStore audit, IClock clock)
{
    private const string RecordSql = $"""
        insert into baseline_event (jurisdiction, provider, from_week, name, reason, recorded_by, recorded_at)
        values (@jurisdiction, @provider, @fromWeek, @name, @reason, @actor, @now)
        on conflict (jurisdiction, provider, from_week) where withdrawn_at is null do nothing
        returning {BaselineQueries.Columns}
        """;

    private const string WithdrawSql = $"""
        update baseline_event
        set withdrawn_by = @actor, withdrawn_at = @now, withdrawal_reason = @reason
        where id = @id
            and jurisdiction = @jurisdiction
            and withdrawn_at is null
        returning {BaselineQueries.Columns}
        """;

    private const string IsOwnSql = """
        select count(*)
        from baseline_event
        where id = @id
            and jurisdiction = @jurisdiction
        """;

    /// <summary>Records an event: from its week on the chart's limits begin anew.</summary>
    public async Task<BaselineResult> RecordAsync(Actor actor, Scope scope, BaselineRequest request, CancellationToken cancellation)
    {
        if (JurisdictionOf(actor, scope) is not { } jurisdiction || request.Provider is BaselineEvent.Together or "")
        {
            return new BaselineResult.NotYours();
        }

        var now = clock.GetCurrentInstant();
        var cohorts = await due.SumAsync(scope, new ItemFilter { Provider = request.Provider }, Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds()), cancellation);
        if (BaselineRules.Complaint(request, cohorts.Weeks(), now.InUtc().Date) is { } refused)
        {
            return refused;
        }

        var row = new
        {
            jurisdiction,
            provider = request.Provider ?? BaselineEvent.Together,
            fromWeek = request.FromWeek,
            name = request.Name.Trim(),
            reason = request.Reason.Trim(),
            actor = actor.Key,
            now,
        };
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<BaselineEvent?>(new CommandDefinition(RecordSql, row, transaction, cancellationToken: cancellation)) is { } recorded
            ? await FinishAsync(transaction, actor, "baseline.moved", recorded, recorded.Name + "\n" + recorded.Reason, cancellation)
            : new BaselineResult.Already();
    }

    /// <summary>Withdraws an event: the limits are again what they were without it, and the list says why.</summary>
    public async Task<BaselineResult> WithdrawAsync(Actor actor, Scope scope, long id, string reason, CancellationToken cancellation)
    {
        if (JurisdictionOf(actor, scope) is not { } jurisdiction)
        {
            return new BaselineResult.NotYours();
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleAsync<long>(new CommandDefinition(IsOwnSql, new { id, jurisdiction }, transaction, cancellationToken: cancellation)) == 0)
        {
            return new BaselineResult.NotYours();
        }

        if (BaselineRules.TextComplaint("reason", reason, BaselineRules.ReasonLength) is { } refused)
        {
            return refused;
        }

        var change = new { id, jurisdiction, actor = actor.Key, now = clock.GetCurrentInstant(), reason = reason.Trim() };
        return await connection.QuerySingleOrDefaultAsync<BaselineEvent?>(new CommandDefinition(WithdrawSql, change, transaction, cancellationToken: cancellation)) is { } withdrawn
            ? await FinishAsync(transaction, actor, "baseline.withdrawn", withdrawn, withdrawn.WithdrawalReason!, cancellation)
            : new BaselineResult.Already();
    }

    private static string? JurisdictionOf(Actor actor, Scope scope) =>
        actor.Role == Role.Regulator && scope is Scope.OfJurisdiction { Code: var code } ? code : null;

    // Codes and a sum only: the words stand with the event itself, and the sum holds them to what was written
    private async Task<BaselineResult> FinishAsync(DbTransaction transaction, Actor actor, string action, BaselineEvent done, string words, CancellationToken cancellation)
    {
        var detail = new Dictionary<string, string>
        {
            ["jurisdiction"] = done.Jurisdiction,
            ["provider"] = done.Provider ?? "",
            ["week"] = done.FromWeek.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))),
        };
        await audit.AppendAsync(transaction, new AuditEvent(actor.Key, action, string.Create(CultureInfo.InvariantCulture, $"baseline-{done.Id}"), detail), cancellation);
        await transaction.CommitAsync(cancellation);
        return new BaselineResult.Done(done);
    }
}
