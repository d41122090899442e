using System.Data.Common;
using Dapper;
using NodaTime;

namespace Portal.Data.Notices;

/// <summary>Forgets the states of items that were closed long ago, with every transaction that changes notices: their events tell them.</summary>
public sealed class ClosedStateStore(IClock clock) : INoticeChangeStore
{
    // An id is never given twice, since what was said of an item names it; SQLite gives the largest again when its row is gone
    private const string ForgetSql = """
        delete from notice_item
        where leaves_at < @now
            and id < (select max(id) from notice_item)
        """;

    /// <inheritdoc/>
    public INoticeChanges Begin(DbTransaction transaction) => new Changes(transaction, clock);

    private sealed class Changes(DbTransaction transaction, IClock clock) : INoticeChanges
    {
        public bool IsFull => false;

        public void Take(NoticeChange change)
        {
            // What leaves says so in its row
        }

        public Task MakeRoomAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task FlushAsync(CancellationToken cancellation) => transaction.Connection!.ExecuteAsync(
            new CommandDefinition(ForgetSql, new { now = clock.GetCurrentInstant() }, transaction, cancellationToken: cancellation));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
