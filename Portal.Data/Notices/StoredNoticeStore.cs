using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes the stored states anew where they are not what the events say: the events are never touched.</summary>
public sealed class StoredNoticeStore(Database database, NoticeHistoryQueries history, StoredNoticeQueries stored)
{
    /// <summary>
    /// Rewrites the items of every notice whose states differ, in one transaction; items keep their ids. Of a notice with damaged events the states stay.
    /// </summary>
    /// <returns>Notices rewritten.</returns>
    public async Task<int> RepairAsync(NoticeFold fold, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var count = 0;
        using (var states = await StateStore.OpenAsync(transaction, cancellation))
        {
            await foreach (var (notice, expected, before) in StatePairs.AllAsync(history, stored, fold, cancellation))
            {
                if (notice.Damage.Count == 0 && before.Faults(notice.IsSynthetic, expected).Any())
                {
                    await states.WriteAsync([.. Rewritten(notice, expected, before)], cancellation);
                    count++;
                }
            }
        }

        await transaction.CommitAsync(cancellation);
        return count;
    }

    private static IEnumerable<StateChange> Rewritten(OpenNotice notice, IReadOnlyList<ItemState> expected, StoredNotice before)
    {
        var spare = before.Items.ToList();
        foreach (var state in expected)
        {
            var at = spare.FindIndex(one => one.State.ItemRef == state.ItemRef);
            if (at >= 0)
            {
                yield return new(notice.NoticeId, notice.IsSynthetic, spare[at].Id, state, HadSpells: true);
                spare.RemoveAt(at);
            }
            else if (state.IsStored)
            {
                yield return new(notice.NoticeId, notice.IsSynthetic, 0, state, HadSpells: false);
            }
        }

        foreach (var (id, _) in spare)
        {
            yield return new(notice.NoticeId, notice.IsSynthetic, id, null, HadSpells: true);
        }
    }
}
