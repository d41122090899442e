using System.Diagnostics;
using System.Runtime.CompilerServices;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Items folded anew from their events: of one notice, or of all and then slowly, also as could be seen of a past instant with what was known then.
/// </summary>
public sealed class NoticeHistoryQueries(Database database)
{
    private const string OpenSql = """
        and id in (
            select i.notice_id
            from item_state i
            where i.notice_id >= @first
                and i.notice_id < @end
                and i.removed_at is null
                and i.released_at is null)
        """;

    // Notices that are read at once
    private const int Some = 32 * EventPackRange.Length;

    /// <summary>One notice as its events tell it now; null where there is none, or the scope may see none of its items.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="noticeId">Id of the notice.</param>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<NoticeStory?> OfNoticeAsync(Scope scope, long noticeId, NoticeFold fold, CancellationToken cancellation)
    {
        await foreach (var notice in SomeAsync([noticeId], cancellation))
        {
            return NoticeStory.Of([.. Items(notice, scope, fold, null, null)], notice.Events);
        }

        return null;
    }

    /// <summary>Some notices with all their events, by their ids and in their order. For what is shown of items that a scope may see.</summary>
    internal async IAsyncEnumerable<OpenNotice> SomeAsync(IReadOnlyCollection<long> noticeIds, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reading = await PackedNoticeQueries.OpenAsync(database, cancellation);
        foreach (var range in noticeIds.GroupBy(EventPackRange.Of).OrderBy(range => range.Key))
        {
            var wanted = range.ToHashSet();
            var first = EventPackRange.FirstNotice(range.Key);
            foreach (var notice in (await reading.ReadAsync(first, first + EventPackRange.Length, "", cancellation)).Where(notice => wanted.Contains(notice.NoticeId)))
            {
                yield return notice;
            }
        }
    }

    /// <summary>The notices that were heard of last, at most so many, the newest first. For sums that are read through somebody's eyes by who asks.</summary>
    internal async IAsyncEnumerable<OpenNotice> NewestAsync(int count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reading = await PackedNoticeQueries.OpenAsync(database, cancellation);
        var last = await reading.LastNoticeAsync(cancellation);
        for (var end = last + 1; end > Math.Max(last - count + 1, 0); end = EventPackRange.FirstNotice(EventPackRange.Of(end - 1)))
        {
            var first = Math.Max(EventPackRange.FirstNotice(EventPackRange.Of(end - 1)), last - count + 1);
            foreach (var notice in (await reading.ReadAsync(first, end, "", cancellation)).Reverse())
            {
                yield return notice;
            }
        }
    }

    /// <summary>Every notice with an open item, one at a time. For the program's own upkeep: whoever shows a notice asks with a scope.</summary>
    internal IAsyncEnumerable<OpenNotice> OpenAsync(CancellationToken cancellation) => AllAsync(OpenSql, cancellation);

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
        await foreach (var notice in NoticesAsync(cancellation))
        {
            foreach (var item in Items(notice, scope, fold, asOf, knownAt).Where(filter.Asks))
            {
                yield return item;
            }
        }
    }

    /// <summary>Every notice with all its events, one at a time, for those who recount what is kept beside them.</summary>
    internal IAsyncEnumerable<OpenNotice> NoticesAsync(CancellationToken cancellation) => AllAsync("", cancellation);

    /// <summary>The same, but what is damaged is told by its notices and ends nothing, for those who look for damage.</summary>
    internal async IAsyncEnumerable<OpenNotice> NoticesOrDamageAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reading = await PackedNoticeQueries.OpenAsync(database, cancellation);
        var end = 0L;
        foreach (var (first, next) in Parts(await reading.LastNoticeAsync(cancellation)))
        {
            foreach (var notice in await reading.ReadOrTellAsync(first, next, cancellation))
            {
                yield return notice;
            }

            end = next;
        }

        foreach (var range in await reading.RangesFromAsync(end, cancellation))
        {
            yield return EventsOfNotices.Stray(EventPackRange.FirstNotice(range));
        }
    }

    private async IAsyncEnumerable<OpenNotice> AllAsync(string conditionSql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reading = await PackedNoticeQueries.OpenAsync(database, cancellation);
        foreach (var (first, end) in Parts(await reading.LastNoticeAsync(cancellation)))
        {
            foreach (var notice in await reading.ReadAsync(first, end, conditionSql, cancellation))
            {
                yield return notice;
            }
        }
    }

    /// <summary>All notices up to a last one in parts that are read at once, from the first of each to that of the next.</summary>
    private static IEnumerable<(long First, long End)> Parts(long last)
    {
        for (var first = 0L; first <= last; first += Some)
        {
            yield return (first, first + Some);
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
