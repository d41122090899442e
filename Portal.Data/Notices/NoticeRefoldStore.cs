using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Brings the stored states of open items in line with rules that changed, and tells those who keep sums.</summary>
public sealed class NoticeRefoldStore(Database database, NoticeHistoryQueries notices, INoticeChangeStore changes)
{
    /// <summary>Folds every notice with an open item again, all in one transaction.</summary>
    /// <param name="before">The fold of the stored states.</param>
    /// <param name="after">The fold from now on.</param>
    /// <param name="knownAt">When the rules changed.</param>
    /// <param name="cancellation">Ends the work; then nothing is changed.</param>
    /// <returns>How many items changed.</returns>
    public async Task<int> RefoldAsync(NoticeFold before, NoticeFold after, Instant knownAt, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var told = changes.Begin(transaction);
        var count = 0;
        using (var states = await StateStore.OpenAsync(transaction, cancellation))
        {
            await foreach (var notice in notices.OpenAsync(cancellation))
            {
                var differences = notice.Differences(before, after);
                if (differences.Count == 0)
                {
                    continue;
                }

                var kept = (await states.ReadAsync([notice.NoticeId], cancellation))[0];
                await states.WriteAsync([.. differences.SelectMany(one => Changes(notice, kept, one.After))], cancellation);
                count += differences.Count;
                told.Take(Change(notice, before, after, knownAt));
                if (told.IsFull)
                {
                    await told.MakeRoomAsync(cancellation);
                }
            }
        }

        await told.FlushAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    /// <summary>Of what stands; of a closed item no state may be kept.</summary>
    private static IEnumerable<StateChange> Changes(OpenNotice notice, IReadOnlyList<KeptState> kept, ItemState now) => kept
        .Where(one => one.State.ItemRef == now.ItemRef)
        .Select(one => new StateChange(notice.NoticeId, notice.IsSynthetic, one.Id, now, HadSpells: one.State.LaterSpells.Count > 0));

    private static NoticeChange Change(OpenNotice notice, NoticeFold before, NoticeFold after, Instant knownAt)
    {
        var (old, now) = (before.Fold(notice.Events), after.Fold(notice.Events));
        ItemChange[] changed = [.. now.Zip(old).Where(pair => !pair.First.SaysTheSameAs(pair.Second)).Select(pair => new ItemChange(pair.Second, pair.First))];
        return new NoticeChange(notice.NoticeId, notice.Group, notice.IsSynthetic, new TimelineChange(old, [new NoticeStep(knownAt, changed)], now));
    }
}
