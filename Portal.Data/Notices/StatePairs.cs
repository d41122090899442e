using System.Runtime.CompilerServices;

namespace Portal.Data.Notices;

/// <summary>Notices by their events beside their stored states, in the order of ids: one at a time is in memory.</summary>
internal static class StatePairs
{
    /// <summary>Every notice with events, and stored states without any event as a notice without items. Of damaged events nothing is expected.</summary>
    internal static async IAsyncEnumerable<(OpenNotice Notice, IReadOnlyList<ItemState> Expected, StoredNotice Stored)> AllAsync(
        NoticeHistoryQueries history, StoredNoticeQueries stored, NoticeFold fold, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (notice, events, own) in AllAsync(history, stored, cancellation))
        {
            yield return (notice, fold.Fold(events), own);
        }
    }

    /// <summary>The same with the events themselves.</summary>
    internal static async IAsyncEnumerable<(OpenNotice Notice, IReadOnlyList<NoticeEvent> Events, StoredNotice Stored)> AllAsync(
        NoticeHistoryQueries history, StoredNoticeQueries stored, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var states = stored.AllAsync(cancellation).GetAsyncEnumerator(cancellation);
        var hasState = await states.MoveNextAsync();
        await foreach (var notice in history.NoticesOrDamageAsync(cancellation))
        {
            for (; hasState && states.Current.NoticeId < notice.NoticeId; hasState = await states.MoveNextAsync())
            {
                yield return (Orphan(states.Current), [], states.Current);
            }

            var isOwn = hasState && states.Current.NoticeId == notice.NoticeId;
            yield return (notice, notice.Events, isOwn ? states.Current : new StoredNotice(notice.NoticeId, notice.IsSynthetic, []));
            hasState = isOwn ? await states.MoveNextAsync() : hasState;
        }

        for (; hasState; hasState = await states.MoveNextAsync())
        {
            yield return (Orphan(states.Current), [], states.Current);
        }
    }

    private static OpenNotice Orphan(StoredNotice stored) => new(stored.NoticeId, 0, stored.IsSynthetic ?? false, []);
}
