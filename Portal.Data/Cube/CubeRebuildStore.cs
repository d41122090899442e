using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Builds the stored cells and their ledger anew from the events.</summary>
public sealed class CubeRebuildStore(Database database, NoticeHistoryQueries history)
{
    // Changing the one row first makes writers of events wait until this has committed
    private const string EmptySql = """
        update cube_version
        set epoch = epoch + 1,
            seq = seq + 1,
            latest_at = -62135596800000000,
            is_counted = true
        where id = 1;

        delete from cube_checkpoint_block;

        delete from cube_checkpoint;

        delete from cube_block;

        delete from cube_ledger;

        delete from cube_slice;
        """;

    private const string IsCountedSql = """
        select is_counted
        from cube_version
        where id = 1
        """;

    /// <summary>False where notices were stored that no cell counts, as in a database of an older version.</summary>
    public async Task<bool> IsCountedAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(IsCountedSql, cancellationToken: cancellation));
    }

    /// <summary>Throws away every cell and counts again from the events, in one transaction: readers see the old cells or the new.</summary>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="progress">Told now and then how many notices are counted.</param>
    /// <param name="cancellation">Ends the work, and nothing has changed.</param>
    public async Task<long> RebuildAsync(NoticeFold fold, IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(EmptySql, transaction: transaction, cancellationToken: cancellation));
        await using var writer = new CubeWriter(new CubeBlockStore(transaction));
        var count = 0L;
        await foreach (var notice in history.NoticesAsync(cancellation))
        {
            writer.Take(new NoticeChange(notice.NoticeId, notice.Group, notice.IsSynthetic, NoticeTimeline.Change(fold, [], notice.Events)));
            await FlushIfFullAsync(writer, cancellation);
            if (++count % 10_000 == 0)
            {
                progress?.Report(count);
            }
        }

        await writer.FlushAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    private static Task FlushIfFullAsync(CubeWriter writer, CancellationToken cancellation) => writer.IsFull ? writer.MakeRoomAsync(cancellation) : Task.CompletedTask;
}
