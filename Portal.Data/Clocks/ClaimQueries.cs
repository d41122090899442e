using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Clocks;

/// <summary>Reads claims through somebody's eyes.</summary>
public sealed class ClaimQueries(Database database)
{
    internal const string Columns =
        "c.id, c.notice_id, c.provider, c.issuer_country, c.kind, c.rule, c.reason, c.deadline_at, c.reference, c.made_at, c.status, c.decided_at, "
        + "c.decision_reason, c.was_late, c.ended_at";

    private const string OfNoticeSql = $"""
        select {Columns}
        from clock_claim c
        where c.notice_id = @noticeId
            and not @isPublic
            and (cast(@provider as text) is null or c.provider = @provider)
            and (cast(@jurisdiction as text) is null or c.issuer_country = @jurisdiction or c.host_country = @jurisdiction)
        order by c.id
        """;

    /// <summary>The claims about one notice in the order in which they were entered.</summary>
    public async Task<IReadOnlyList<ClockClaim>> OfNoticeAsync(Scope scope, long noticeId, CancellationToken cancellation)
    {
        var parameters = new
        {
            noticeId,
            isPublic = scope is Scope.Public,
            provider = (scope as Scope.OfProvider)?.Code,
            jurisdiction = (scope as Scope.OfJurisdiction)?.Code,
        };
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<ClockClaim>(new CommandDefinition(OfNoticeSql, parameters, cancellationToken: cancellation))];
    }
}
