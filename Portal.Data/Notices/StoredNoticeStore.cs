using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes the stored states anew where they are not what the events say: the events are never touched.</summary>
public sealed class StoredNoticeStore(Database database, NoticeHistoryQueries history, StoredNoticeQueries stored)
{
    private const string UpdateSql = """
        update item_state
        set provider_id = (select id from provider where code = @provider),
            issuer_country = @issuerCountry,
            host_country = @hostCountry,
            category = @category,
            notice_type = @noticeType,
            rule = @rule,
            issued_at = @issuedAt,
            received_at = @receivedAt,
            deadline_at = @deadlineAt,
            original_deadline_at = @originalDeadlineAt,
            acknowledged_at = @acknowledgedAt,
            claimed_at = @claimedAt,
            alive_at = @aliveAt,
            removed_at = @removedAt,
            released_at = @releasedAt,
            release_reason = @releaseReason,
            flags = @flags,
            is_synthetic = @isSynthetic
        where id = @id
        """;

    private const string InsertSql = """
        insert into item_state (notice_id, item_ref, issuer_country, host_country, category, notice_type, issued_at, received_at, flags, is_synthetic)
        values (@noticeId, @itemRef, '', '', '', '', 0, 0, 0, @isSynthetic)
        returning id
        """;

    private const string DeleteSpellsSql = """
        delete from item_spell
        where item_id = @id
        """;

    private const string DeleteSql = """
        delete from item_state
        where id = @id
        """;

    private const string InsertSpellSql = """
        insert into item_spell (item_id, started_at, ended_at)
        values (@id, @startedAt, @endedAt)
        """;

    /// <summary>Rewrites the items of every notice whose states differ, in one transaction; items keep their ids.</summary>
    /// <returns>Notices rewritten.</returns>
    public async Task<int> RepairAsync(NoticeFold fold, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var count = 0;
        await foreach (var (notice, expected, before) in StatePairs.AllAsync(history, stored, fold, cancellation))
        {
            if (before.Faults(notice.IsSynthetic, expected).Any())
            {
                await RewriteAsync(transaction, notice, expected, before, cancellation);
                count++;
            }
        }

        await transaction.CommitAsync(cancellation);
        return count;
    }

    private static async Task RewriteAsync(DbTransaction transaction, OpenNotice notice, IReadOnlyList<ItemState> expected, StoredNotice before, CancellationToken cancellation)
    {
        var spare = before.Items.ToList();
        foreach (var state in expected)
        {
            var at = spare.FindIndex(one => one.State.ItemRef == state.ItemRef);
            var itemRef = state.ItemRef is null ? null : Convert.FromHexString(state.ItemRef);
            var id = at >= 0
                ? spare[at].Id
                : await transaction.Connection!.ExecuteScalarAsync<long>(
                    new CommandDefinition(InsertSql, new { noticeId = notice.NoticeId, itemRef, isSynthetic = notice.IsSynthetic }, transaction, cancellationToken: cancellation));
            if (at >= 0)
            {
                spare.RemoveAt(at);
            }

            await ExecuteAsync(transaction, UpdateSql, Values(id, notice.IsSynthetic, state), cancellation);
            await ExecuteAsync(transaction, DeleteSpellsSql, new { id }, cancellation);
            foreach (var spell in state.LaterSpells)
            {
                await ExecuteAsync(transaction, InsertSpellSql, new { id, startedAt = spell.From.ToMicros(), endedAt = spell.To?.ToMicros() }, cancellation);
            }
        }

        foreach (var (id, _) in spare)
        {
            await ExecuteAsync(transaction, DeleteSpellsSql, new { id }, cancellation);
            await ExecuteAsync(transaction, DeleteSql, new { id }, cancellation);
        }
    }

    private static object Values(long id, bool isSynthetic, ItemState state) => new
    {
        id,
        isSynthetic,
        provider = state.Provider,
        issuerCountry = state.IssuerCountry,
        hostCountry = state.HostCountry,
        category = state.Category,
        noticeType = state.NoticeType,
        rule = state.Rule,
        issuedAt = state.IssuedAt.ToMicros(),
        receivedAt = state.ReceivedAt.ToMicros(),
        deadlineAt = state.DeadlineAt?.ToMicros(),
        originalDeadlineAt = state.OriginalDeadlineAt?.ToMicros(),
        acknowledgedAt = state.AcknowledgedAt?.ToMicros(),
        claimedAt = state.ClaimedAt?.ToMicros(),
        aliveAt = state.AliveAt?.ToMicros(),
        removedAt = state.RemovedAt?.ToMicros(),
        releasedAt = state.ReleasedAt?.ToMicros(),
        releaseReason = state.ReleaseReason,
        flags = (int)state.Flags,
    };

    private static async Task ExecuteAsync(DbTransaction transaction, string sql, object parameters, CancellationToken cancellation) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));
}
