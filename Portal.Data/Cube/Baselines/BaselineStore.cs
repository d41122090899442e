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

    // What was recorded in one go from the chart of all together is withdrawn from there in one go
    private const string WithdrawSql = $"""
        update baseline_event
        set withdrawn_by = @actor, withdrawn_at = @now, withdrawal_reason = @reason
        where jurisdiction = @jurisdiction
            and withdrawn_at is null
            and (id = @id or exists (
                select 1
                from baseline_event a
                where a.id = @id
                    and a.provider = '*'
                    and a.withdrawn_at is null
                    and a.from_week = baseline_event.from_week
                    and a.recorded_by = baseline_event.recorded_by
                    and a.recorded_at = baseline_event.recorded_at))
        returning {BaselineQueries.Columns}
        """;

    private const string IsOwnSql = """
        select count(*)
        from baseline_event
        where id = @id
            and jurisdiction = @jurisdiction
        """;

    /// <summary>
    /// Records an event: from its week on the chart's limits begin anew. On every chart it is an event of each, which its own authority may also withdraw
    /// from one of them alone.
    /// </summary>
    public async Task<BaselineResult> RecordAsync(Actor actor, Scope scope, BaselineRequest request, CancellationToken cancellation)
    {
        if (JurisdictionOf(actor, scope) is not { } jurisdiction || request.Provider is BaselineEvent.Together or "" || (request.IsOnEveryChart && request.Provider is not null))
        {
            return new BaselineResult.NotYours();
        }

        var now = clock.GetCurrentInstant();
        var cohorts = await due.SumAsync(scope, new ItemFilter { Provider = request.Provider }, Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds()), cancellation);
        if (BaselineRules.Complaint(request, cohorts.Weeks(), now.InUtc().Date) is { } refused)
        {
            return refused;
        }

        string[] charts = [request.Provider ?? BaselineEvent.Together, .. request.IsOnEveryChart ? await ProvidersAsync(scope, request, now, cancellation) : []];
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var recorded = new List<BaselineEvent>();
        foreach (var provider in charts)
        {
            var row = new { jurisdiction, provider, fromWeek = request.FromWeek, name = request.Name.Trim(), reason = request.Reason.Trim(), actor = actor.Key, now };
            if (await connection.QuerySingleOrDefaultAsync<BaselineEvent?>(new CommandDefinition(RecordSql, row, transaction, cancellationToken: cancellation)) is { } one)
            {
                recorded.Add(one);
            }
            else if (recorded.Count == 0)
            {
                return new BaselineResult.Already();
            }
        }

        return await FinishAsync(transaction, actor, "baseline.moved", recorded, one => one.Name + "\n" + one.Reason, cancellation);
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
        var withdrawn = (await connection.QueryAsync<BaselineEvent>(new CommandDefinition(WithdrawSql, change, transaction, cancellationToken: cancellation)))
            .OrderBy(one => one.Id != id).ThenBy(one => one.Id).ToList();
        return withdrawn.Count > 0
            ? await FinishAsync(transaction, actor, "baseline.withdrawn", withdrawn, one => one.WithdrawalReason!, cancellation)
            : new BaselineResult.Already();
    }

    // Charts on which the week can't begin anything, because it is the first or too little was due in it, stay as they are
    private async Task<IEnumerable<string>> ProvidersAsync(Scope scope, BaselineRequest request, Instant now, CancellationToken cancellation) =>
        (await due.ByProviderAsync(scope, Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds()), cancellation)).WeeksByProvider()
            .Where(one => BaselineRules.Complaint(request, one.Value, now.InUtc().Date) is null)
            .Select(one => one.Key).Order(StringComparer.Ordinal);

    private static string? JurisdictionOf(Actor actor, Scope scope) =>
        actor.Role == Role.Regulator && scope is Scope.OfJurisdiction { Code: var code } ? code : null;

    // Codes and a sum only: the words stand with the event itself, and the sum holds them to what was written
    private async Task<BaselineResult> FinishAsync(
        DbTransaction transaction, Actor actor, string action, List<BaselineEvent> done, Func<BaselineEvent, string> wordsOf, CancellationToken cancellation)
    {
        foreach (var one in done)
        {
            var detail = new Dictionary<string, string>
            {
                ["jurisdiction"] = one.Jurisdiction,
                ["provider"] = one.Provider ?? "",
                ["week"] = one.FromWeek.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wordsOf(one)))),
            };
            await audit.AppendAsync(transaction, new AuditEvent(actor.Key, action, string.Create(CultureInfo.InvariantCulture, $"baseline-{one.Id}"), detail), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new BaselineResult.Done(done[0], done.Count - 1);
    }
}
