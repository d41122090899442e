using System.Data.Common;
using Portal.Data.Notices;

namespace Portal.Tests.Support;

/// <summary>Takes its time to write what it was told, as cells do in a large import.</summary>
internal sealed class SlowChangeStore(TimeSpan delay) : INoticeChangeStore, INoticeChanges
{
    public bool IsFull => false;

    public INoticeChanges Begin(DbTransaction transaction) => this;

    public void Take(NoticeChange change)
    {
        // Nothing is kept
    }

    public Task MakeRoomAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task FlushAsync(CancellationToken cancellation) => Task.Delay(delay, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
