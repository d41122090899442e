namespace Portal.Data.Notices;

/// <summary>Hears of every change of a notice's items inside the transaction that makes it. What it writes is committed or taken back with it.</summary>
public interface INoticeChanges : IAsyncDisposable
{
    /// <summary>Takes one change; collects in memory, and writes only when that grows large.</summary>
    ValueTask TakeAsync(NoticeChange change, CancellationToken cancellation);

    /// <summary>Writes everything collected; the last call before the commit.</summary>
    Task FlushAsync(CancellationToken cancellation);
}
