using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Reads how good the data of a slice are, always through somebody's eyes: of the newest notices of the register, so that it costs the same whatever the
/// register holds: cells count neither flags nor the width between two checks.
/// </summary>
public sealed class DataQualityQueries(Database database, NoticeHistoryQueries history)
{
    /// <summary>The newest notices of the register, whose items are looked through.</summary>
    public const int Newest = 20_000;

    private const string IsPartSql = """
        select coalesce(max(id), 0) > @newest
        from notice
        """;

    /// <summary>The latest removals whose checks and reports are read.</summary>
    internal int Removals { get; init; } = 1000;

    /// <summary>The quality of a slice.</summary>
    /// <param name="scope">Through whose eyes.</param>
    /// <param name="filter">The slice.</param>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="look">The instant of looking; what lies later than it is ahead of time.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<DataQuality> ReadAsync(Scope scope, ItemFilter filter, NoticeFold fold, Instant look, CancellationToken cancellation)
    {
        bool isPart;
        await using (var connection = await database.OpenAsync(cancellation))
        {
            isPart = await connection.QuerySingleAsync<bool>(new CommandDefinition(IsPartSql, new { newest = Newest }, cancellationToken: cancellation));
        }

        var tally = new QualityTally(look, Removals);
        await foreach (var notice in history.NewestAsync(Newest, cancellation))
        {
            tally.Add(notice.Events, NoticeHistoryQueries.Items(notice, scope, fold, null, null).Where(filter.Asks).Select(item => item.State));
        }

        return tally.Sum(isPart);
    }
}
