using System.Data;
using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Brings the stored states of open items in line with rules that changed, and tells those who keep sums.</summary>
public sealed class NoticeRefoldStore(Database database, NoticeHistoryQueries notices, INoticeChangeStore changes)
{
    private const string UpdateSql = """
        update item_state
        set rule = @rule, deadline_at = @deadline, original_deadline_at = @original, flags = @flags
        where notice_id = @noticeId
            and item_ref is not distinct from @itemRef
        """;

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
        await foreach (var notice in notices.OpenAsync(cancellation))
        {
            var differences = notice.Differences(before, after);
            if (differences.Count == 0)
            {
                continue;
            }

            foreach (var (_, now) in differences)
            {
                await UpdateAsync(transaction, notice.NoticeId, now, cancellation);
                count++;
            }

            told.Take(Change(notice, before, after, knownAt));
            if (told.IsFull)
            {
                await told.MakeRoomAsync(cancellation);
            }
        }

        await told.FlushAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    private static NoticeChange Change(OpenNotice notice, NoticeFold before, NoticeFold after, Instant knownAt)
    {
        var (old, now) = (before.Fold(notice.Events), after.Fold(notice.Events));
        ItemChange[] changed = [.. now.Zip(old).Where(pair => !pair.First.SaysTheSameAs(pair.Second)).Select(pair => new ItemChange(pair.Second, pair.First))];
        return new NoticeChange(notice.NoticeId, notice.Group, notice.IsSynthetic, new TimelineChange(old, [new NoticeStep(knownAt, changed)], now));
    }

    private static async Task UpdateAsync(DbTransaction transaction, long noticeId, ItemState item, CancellationToken cancellation)
    {
        var parameters = new DynamicParameters();
        parameters.Add("rule", item.Rule);
        parameters.Add("deadline", item.DeadlineAt?.ToMicros(), DbType.Int64);
        parameters.Add("original", item.OriginalDeadlineAt?.ToMicros(), DbType.Int64);
        parameters.Add("flags", (int)item.Flags);
        parameters.Add("noticeId", noticeId);
        parameters.Add("itemRef", item.ItemRef is null ? null : Convert.FromHexString(item.ItemRef), DbType.Binary);
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(UpdateSql, parameters, transaction, cancellationToken: cancellation));
    }
}
