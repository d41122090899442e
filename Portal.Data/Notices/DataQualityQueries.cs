using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Reads how good the data of a slice are, always through somebody's eyes: of the newest items of the register, so that it costs the same whatever the
/// register holds: cells count neither flags nor the width between two checks.
/// </summary>
public sealed class DataQualityQueries(Database database, NoticeHistoryQueries history)
{
    /// <summary>The newest items of the register that are looked through.</summary>
    public const int Newest = 200_000;

    private const int Removals = 1000;

    // The flags are those of ItemFlags
    private static readonly string ContradictionsSql = $"""
        select count(*) as items,
            count(*) filter (where i.flags % 64 >= 32) as skew_corrected,
            count(*) filter (where i.issued_at > @look or i.received_at > @look or i.removed_at > @look or i.released_at > @look) as ahead_of_time,
            (select coalesce(max(id), 0) from notice_item) > @newest as is_part
        from item_state i
        left join provider p on p.id = i.provider_id
        where i.id > (select coalesce(max(id), 0) from notice_item) - @newest
            and {ScopeSql.Of("i", "p.code")}
            and {SliceSql.Of("i", "p.code")}
        """;

    private static readonly string WidthsSql = $"""
        select i.removed_at - i.alive_at as width
        from item_state i
        left join provider p on p.id = i.provider_id
        where i.id > (select coalesce(max(id), 0) from notice_item) - @newest
            and i.flags % 32 >= 16
            and i.alive_at < i.removed_at
            and i.removed_at <= @look
            and {ScopeSql.Of("i", "p.code")}
            and {SliceSql.Of("i", "p.code")}
        order by i.id desc
        limit @removals
        """;

    /// <summary>The quality of a slice.</summary>
    /// <param name="scope">Through whose eyes.</param>
    /// <param name="filter">The slice; only what slices are made of is asked.</param>
    /// <param name="look">The instant of looking; what lies later than it is ahead of time.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<DataQuality> ReadAsync(Scope scope, ItemFilter filter, Instant look, CancellationToken cancellation)
    {
        var parameters = new DynamicParameters(new { look = look.ToMicros(), newest = Newest, removals = Removals });
        foreach (var (name, value) in ScopeSql.Values(scope).Concat(SliceSql.Values(filter)))
        {
            parameters.Add(name, value);
        }

        await using var connection = await database.OpenAsync(cancellation);
        var contradictions = await connection.QuerySingleAsync<ContradictionCounts>(new CommandDefinition(ContradictionsSql, parameters, cancellationToken: cancellation));
        var widths = await connection.QueryAsync<long>(new CommandDefinition(WidthsSql, parameters, cancellationToken: cancellation));
        return new DataQuality(
            await history.QualityAsync(scope, filter, look - ReportQuality.LongestDelay, Removals, cancellation),
            CheckIntervals.Of(widths.Select(width => Duration.FromTicks(width * 10))),
            contradictions);
    }
}
