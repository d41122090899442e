using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Counts what contradicts itself: such events are kept and flagged, and what they speak of is left out of published figures.</summary>
public sealed class ContradictionQueries(Database database, NoticeHistoryQueries history)
{
    // The flags are those of ItemFlags; the order of the arms puts an item into one group only
    private static readonly string ItemsSql = $"""
        select count(*) filter (where not void and not early and i.removed_at < i.issued_at) as removed_before_issue,
            count(*) filter (where not void and early and not coalesce(i.removed_at < i.issued_at, false)) as received_before_issue,
            count(*) filter (where i.flags % 64 >= 32) as skew_corrected,
            count(*) filter (where i.issued_at > @now or i.received_at > @now or i.removed_at > @now or i.released_at > @now) as ahead_of_time
        from (
            select i.*, i.flags % 2 = 1 as void, i.flags % 1024 >= 512 as early
            from item_state i) i
        left join provider p on p.id = i.provider_id
        where {ScopeSql.Of("i", "p.code")}
        """;

    /// <summary>Items by what is wrong with their times, as far as a scope may see them. Reads every state, no event.</summary>
    /// <param name="scope">Through whose eyes.</param>
    /// <param name="now">The instant of looking; what lies later than it is ahead of time.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ContradictionCounts> ItemsAsync(Scope scope, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = new DynamicParameters();
        parameters.Add("now", now.ToMicros());
        foreach (var (name, value) in ScopeSql.Values(scope))
        {
            parameters.Add(name, value);
        }

        return await connection.QuerySingleAsync<ContradictionCounts>(new CommandDefinition(ItemsSql, parameters, cancellationToken: cancellation));
    }

    /// <summary>Corrections and retractions whose target is not stored; they act as soon as it comes. Reads every event, so it is slow.</summary>
    public async Task<long> UnknownTargetsAsync(CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var notice in history.NoticesAsync(cancellation))
        {
            if (notice.Events.Any(one => one.IsChange))
            {
                var ids = notice.Events.Where(one => !one.IsChange).Select(one => (one.Source, one.EventId)).ToHashSet();
                count += notice.Events.Count(one => one.IsChange && !ids.Contains((one.Source, one.Target ?? "")));
            }
        }

        return count;
    }
}
