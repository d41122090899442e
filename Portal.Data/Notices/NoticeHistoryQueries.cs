using System.Diagnostics;
using System.Runtime.CompilerServices;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Items folded anew from their events: of one notice, or of all and then slowly, also as could be seen of a past instant with what was known then.
/// </summary>
public sealed class NoticeHistoryQueries(Database database)
{
    // In the order of notices, as the ids of packs are (EventPackId): one notice at a time is in memory, never the history of all
    private const string PacksSql = """
        select n.id as notice_id, e.events, s.code as source_code, n.is_synthetic, n.ref as notice_ref
        from event_pack e
        join source s on s.id = e.source_id
        join notice n on n.id = e.id / 1048576
        order by e.id
        """;

    // Ordered by both ids, so that SQLite need not sort packs that come in order already
    private const string OpenSql = """
        select n.id as notice_id, e.events, s.code as source_code, n.is_synthetic, n.ref as notice_ref
        from notice n
        join event_pack e on e.id >= n.id * 1048576
            and e.id < (n.id + 1) * 1048576
        join source s on s.id = e.source_id
        where n.id in (
            select i.notice_id
            from item_state i
            where i.removed_at is null
                and i.released_at is null)
        order by n.id, e.id
        """;

    private const string NewestSql = """
        select n.id as notice_id, e.events, s.code as source_code, n.is_synthetic, n.ref as notice_ref
        from event_pack e
        join source s on s.id = e.source_id
        join notice n on n.id = e.id / 1048576
        where e.id >= ((select coalesce(max(id), 0) from notice) - @count + 1) * 1048576
        order by e.id desc
        """;

    private const string OneSql = """
        select n.id as notice_id, e.events, s.code as source_code, n.is_synthetic, n.ref as notice_ref
        from event_pack e
        join source s on s.id = e.source_id
        join notice n on n.id = e.id / 1048576
        where e.id >= @noticeId * 1048576
            and e.id < (@noticeId + 1) * 1048576
        order by e.id
        """;

    // No foreign key holds a pack to its notice: the id of the pack says whose it is
    private const string StraySql = """
        select count(*)
        from event_pack e
        where not exists (
            select 1
            from notice n
            where n.id = e.id / 1048576)
        """;

    /// <summary>Packs of events whose notice is not there: nothing reads them, and what they say would be lost.</summary>
    internal async Task<long> StrayPacksAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleAsync<long>(new CommandDefinition(StraySql, cancellationToken: cancellation));
    }

    /// <summary>One notice as its events tell it now; null where there is none, or the scope may see none of its items.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="noticeId">Id of the notice.</param>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<NoticeStory?> OfNoticeAsync(Scope scope, long noticeId, NoticeFold fold, CancellationToken cancellation)
    {
        await foreach (var notice in ReadAsync(OneSql, cancellation, new { noticeId }))
        {
            return NoticeStory.Of([.. Items(notice, scope, fold, null, null)], notice.Events);
        }

        return null;
    }

    private string SomeSql => $"""
        select n.id as notice_id, e.events, s.code as source_code, n.is_synthetic, n.ref as notice_ref
        from notice n
        join event_pack e on e.id >= n.id * 1048576
            and e.id < (n.id + 1) * 1048576
        join source s on s.id = e.source_id
        where {database.Dialect.InList("n.id", "ids")}
        order by n.id, e.id
        """;

    /// <summary>Some notices with all their events, by their ids. For what is shown of items that a scope may see.</summary>
    internal IAsyncEnumerable<OpenNotice> SomeAsync(IReadOnlyCollection<long> noticeIds, CancellationToken cancellation) =>
        ReadAsync(SomeSql, cancellation, new { ids = database.Dialect.ListValue(noticeIds) });

    /// <summary>The notices that were heard of last, at most so many, the newest first. For sums that are read through somebody's eyes by who asks.</summary>
    internal IAsyncEnumerable<OpenNotice> NewestAsync(int count, CancellationToken cancellation) => ReadAsync(NewestSql, cancellation, new { count });

    /// <summary>Every notice with an open item, one at a time. For the program's own upkeep: whoever shows a notice asks with a scope.</summary>
    internal IAsyncEnumerable<OpenNotice> OpenAsync(CancellationToken cancellation) => ReadAsync(OpenSql, cancellation);

    /// <summary>The items that a scope may see and a filter asks for, as they then stood.</summary>
    /// <param name="scope">Judged by what each item then was.</param>
    /// <param name="filter">Likewise.</param>
    /// <param name="fold">How a state follows from events.</param>
    /// <param name="asOf">Later events are left out; null leaves out none.</param>
    /// <param name="knownAt">Events recorded later are not known; null knows all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<StoredItem>> ItemsAsync(
        Scope scope, ItemFilter filter, NoticeFold fold, Instant? asOf, Instant? knownAt, CancellationToken cancellation)
    {
        var items = new List<StoredItem>();
        await foreach (var item in EachItemAsync(scope, filter, fold, asOf, knownAt, cancellation))
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>The same one at a time, for those who keep less of an item than all of it.</summary>
    internal async IAsyncEnumerable<StoredItem> EachItemAsync(
        Scope scope, ItemFilter filter, NoticeFold fold, Instant? asOf, Instant? knownAt, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var notice in ReadAsync(PacksSql, cancellation))
        {
            foreach (var item in Items(notice, scope, fold, asOf, knownAt).Where(filter.Asks))
            {
                yield return item;
            }
        }
    }

    /// <summary>Every notice with all its events, one at a time, for those who recount what is kept beside them.</summary>
    internal IAsyncEnumerable<OpenNotice> NoticesAsync(CancellationToken cancellation) => ReadAsync(PacksSql, cancellation);

    /// <summary>The same, but what is damaged is told by its notice and ends nothing, for those who look for damage.</summary>
    internal IAsyncEnumerable<OpenNotice> NoticesOrDamageAsync(CancellationToken cancellation) => ReadAsync(PacksSql, cancellation, isDamageTold: true);

    private async IAsyncEnumerable<OpenNotice> ReadAsync(
        string sql, [EnumeratorCancellation] CancellationToken cancellation, object? parameters = null, bool isDamageTold = false)
    {
        Func<IReadOnlyList<PackedNotice>, TextPool, OpenNotice> open = isDamageTold ? PackedNotice.OpenOrTell : PackedNotice.Open;
        await using var connection = await database.OpenAsync(cancellation);
        var (waiting, pool) = (new List<PackedNotice>(), new TextPool());
        await foreach (var pack in connection.QueryUnbufferedAsync<PackedNotice>(sql, parameters).WithCancellation(cancellation))
        {
            if (waiting.Count > 0 && waiting[0].NoticeId != pack.NoticeId)
            {
                yield return open(waiting, pool);
                waiting.Clear();
            }

            waiting.Add(pack);
        }

        if (waiting.Count > 0)
        {
            yield return open(waiting, pool);
        }
    }

    /// <summary>The items of a notice that a scope may see.</summary>
    internal static IEnumerable<StoredItem> Items(OpenNotice notice, Scope scope, NoticeFold fold, Instant? asOf, Instant? knownAt) => fold
        .Fold(notice.Events, asOf, knownAt)
        .Select(state => new StoredItem(0, notice.NoticeId, notice.IsSynthetic, state) { Group = notice.Group })
        .Where(item => IsSeen(item, scope));

    private static bool IsSeen(StoredItem item, Scope scope) => scope switch
    {
        Scope.All => true,
        Scope.Public => item.IsSynthetic,
        Scope.OfProvider one => item.State.Provider == one.Code,
        Scope.OfJurisdiction one => item.State.IssuerCountry == one.Code || item.State.HostCountry == one.Code,
        _ => throw new UnreachableException(),
    };
}
