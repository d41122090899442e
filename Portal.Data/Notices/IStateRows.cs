namespace Portal.Data.Notices;

/// <summary>The stored states of items inside one transaction; each database has its own fast way.</summary>
internal interface IStateRows : IDisposable
{
    /// <summary>The kept states of notices, in the same order.</summary>
    Task<IReadOnlyList<IReadOnlyList<KeptState>>> ReadAsync(IReadOnlyList<long> noticeIds, CancellationToken cancellation);

    /// <summary>Stores changed states; items keep their ids.</summary>
    Task WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation);
}
