using System.Data.Common;

namespace Portal.Data.Notices;

/// <summary>For notices that nothing counts, as in measurements of the store alone.</summary>
public sealed class UncountedChangeStore : INoticeChangeStore, INoticeChanges
{
    /// <summary>The one instance; it holds nothing.</summary>
    public static UncountedChangeStore Instance { get; } = new();

    /// <inheritdoc/>
    public INoticeChanges Begin(DbTransaction transaction) => this;

    /// <inheritdoc/>
    public bool IsFull => false;

    /// <inheritdoc/>
    public void Take(NoticeChange change)
    {
        // Nobody counts
    }

    /// <inheritdoc/>
    public Task MakeRoomAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
