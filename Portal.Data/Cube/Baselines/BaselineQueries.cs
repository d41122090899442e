using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube.Baselines;

/// <summary>Reads the named events that moved baselines, through somebody's eyes.</summary>
public sealed class BaselineQueries(Database database)
{
    internal const string Columns =
        "id, jurisdiction, nullif(provider, '*') as provider, from_week, name, reason, recorded_by, recorded_at, withdrawn_by, withdrawn_at, withdrawal_reason";

    // An authority reads its own; a provider those that judge it, whoever recorded them; the public none
    private const string ReadSql = $"""
        select {Columns}
        from baseline_event
        where not @isPublic
            and (cast(@provider as text) is null or provider = @provider)
            and (cast(@jurisdiction as text) is null or jurisdiction = @jurisdiction)
        order by from_week, id
        """;

    /// <summary>The events that somebody may read, also withdrawn ones, by week. Which of them move a chart says <see cref="BaselineEvent.Moves"/>.</summary>
    public async Task<IReadOnlyList<BaselineEvent>> ReadAsync(Scope scope, CancellationToken cancellation)
    {
        var parameters = new
        {
            isPublic = scope is Scope.Public,
            provider = (scope as Scope.OfProvider)?.Code,
            jurisdiction = (scope as Scope.OfJurisdiction)?.Code,
        };
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<BaselineEvent>(new CommandDefinition(ReadSql, parameters, cancellationToken: cancellation))];
    }
}
