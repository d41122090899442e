using System.Runtime.CompilerServices;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Reads every stored state, for those who hold them against the events. For the program's own upkeep: whoever shows items asks with a scope.</summary>
public sealed class StoredNoticeQueries(Database database)
{
    // In the order of notices, as their events are read beside them
    private const string StatesSql = $"""
        select {NoticeSql.StateColumns}, s.started_at, s.ended_at, s.alive_at as spell_alive_at
        from item_state i
        left join provider p on p.id = i.provider_id
        left join item_spell s on s.item_id = i.id
        order by i.notice_id, i.id, s.started_at
        """;

    /// <summary>One notice at a time, in the order of their ids; those without items are left out.</summary>
    internal async IAsyncEnumerable<StoredNotice> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = new List<Row>();
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(StatesSql).WithCancellation(cancellation))
        {
            if (rows.Count > 0 && rows[0].NoticeId != row.NoticeId)
            {
                yield return NoticeOf(rows);
                rows.Clear();
            }

            rows.Add(row);
        }

        if (rows.Count > 0)
        {
            yield return NoticeOf(rows);
        }
    }

    private static StoredNotice NoticeOf(List<Row> rows)
    {
        var items = rows.GroupBy(row => row.Id).Select(item => new KeptState(
            item.Key,
            item.First().ToState([.. item.Where(row => row.StartedAt is not null).Select(row => new OnlineSpell(row.StartedAt!.Value, row.EndedAt, row.SpellAliveAt))])));
        bool? isSynthetic = rows.TrueForAll(row => row.IsSynthetic == rows[0].IsSynthetic) ? rows[0].IsSynthetic : null;
        return new StoredNotice(rows[0].NoticeId, isSynthetic, [.. items]);
    }

    private sealed record Row : StateRow
    {
        public Instant? StartedAt { get; init; }

        public Instant? EndedAt { get; init; }

        public Instant? SpellAliveAt { get; init; }
    }
}
