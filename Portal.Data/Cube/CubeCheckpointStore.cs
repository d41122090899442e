using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Keeps the cells as they stand now, once a month and at each publication: what was known at a past instant is then the nearest of these and the
/// ledger between. Blocks that are as they were at the last one are not kept again.
/// </summary>
public sealed class CubeCheckpointStore(Database database)
{
    // Changing the one row makes writers wait until this has committed
    private const string SeqSql = """
        update cube_version
        set seq = seq
        where id = 1
            and is_counted
        returning seq
        """;

    private const string StandSql = """
        select seq
        from cube_version
        where id = 1
            and is_counted
        """;

    private const string LastSql = """
        select max(seq) as seq, max(taken_at) as taken_at
        from cube_checkpoint
        """;

    private const string AddSql = """
        insert into cube_checkpoint (seq, taken_at, reason)
        values (@seq, @takenAt, @reason)
        """;

    private const string AddBlocksSql = """
        insert into cube_checkpoint_block (slice_id, cell_table, period, seq, cells)
        select b.slice_id, b.cell_table, b.period, @seq, b.cells
        from cube_block b
        where b.cells is distinct from (
            select c.cells
            from cube_checkpoint_block c
            where c.slice_id = b.slice_id
                and c.cell_table = b.cell_table
                and c.period = b.period
            order by c.seq desc
            limit 1)
        """;

    private const string AddEmptiedSql = """
        insert into cube_checkpoint_block (slice_id, cell_table, period, seq, cells)
        select c.slice_id, c.cell_table, c.period, @seq, null
        from cube_checkpoint_block c
        where c.cells is not null
            and c.seq = (
                select max(l.seq)
                from cube_checkpoint_block l
                where l.slice_id = c.slice_id
                    and l.cell_table = c.cell_table
                    and l.period = c.period)
            and not exists (
                select 1
                from cube_block b
                where b.id = c.slice_id * 16777216 + c.cell_table * 262144 + c.period + 131072)
        """;

    /// <summary>Keeps the cells as they stand; does nothing where nothing was written since the last time.</summary>
    /// <param name="now">The present.</param>
    /// <param name="reason">Why, in a word: month, publication.</param>
    /// <param name="cancellation">Ends the work, and nothing is kept.</param>
    /// <returns>True if they were kept now.</returns>
    /// <exception cref="DatabaseBusyException">Another program is writing and does not end.</exception>
    public Task<bool> TakeAsync(Instant now, string reason, CancellationToken cancellation) => TakeAsync(now, reason, ifNotSince: null, cancellation);

    /// <summary>The same if the UTC month has none yet.</summary>
    public Task<bool> TakeOfMonthAsync(Instant now, CancellationToken cancellation) =>
        TakeAsync(now, "month", UtcPeriods.StartOfMonth(UtcPeriods.MonthOf(now)), cancellation);

    private async Task<bool> TakeAsync(Instant now, string reason, Instant? ifNotSince, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);

        // Mostly there is nothing to do, and then nobody who writes is waited for
        if (!IsDue(await SeqAsync(StandSql, null), await LastAsync(null), ifNotSince))
        {
            return false;
        }

        await using var transaction = await BeginAsync(connection, cancellation);
        var seq = await SeqAsync(SeqSql, transaction);
        if (!IsDue(seq, await LastAsync(transaction), ifNotSince))
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(AddSql, new { seq, takenAt = now, reason }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(AddBlocksSql, new { seq }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(AddEmptiedSql, new { seq }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return true;

        Task<long?> SeqAsync(string sql, DbTransaction? inside) =>
            connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(sql, transaction: inside, cancellationToken: cancellation));

        Task<LastRow> LastAsync(DbTransaction? inside) => connection.QuerySingleAsync<LastRow>(new CommandDefinition(LastSql, transaction: inside, cancellationToken: cancellation));
    }

    private static bool IsDue(long? seq, LastRow last, Instant? ifNotSince) =>
        seq is not (null or 0) && seq != last.Seq && !(ifNotSince is { } from && last.TakenAt >= from);

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await connection.BeginTransactionAsync(cancellation);
        }
        catch (Exception failure) when (DatabaseBusyException.IsSaidBy(failure))
        {
            throw new DatabaseBusyException("The database is busy with an import. The cells are kept later.", failure);
        }
    }

    private sealed record LastRow
    {
        public long? Seq { get; init; }

        public Instant? TakenAt { get; init; }
    }
}
