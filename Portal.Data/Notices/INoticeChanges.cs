namespace Portal.Data.Notices;

/// <summary>
/// Hears of every change of a notice's items inside the transaction that makes it. What it writes is committed or taken back with it.
/// Calls never overlap, but they come from different threads, and only those that write may use the transaction.
/// </summary>
public interface INoticeChanges : IAsyncDisposable
{
    /// <summary>Whether so much was collected that it should be written before more is taken.</summary>
    bool IsFull { get; }

    /// <summary>Takes one change; only collects in memory.</summary>
    void Take(NoticeChange change);

    /// <summary>Writes as much of what was collected as makes room again.</summary>
    Task MakeRoomAsync(CancellationToken cancellation);

    /// <summary>Writes everything collected; the last call before the commit.</summary>
    Task FlushAsync(CancellationToken cancellation);
}
