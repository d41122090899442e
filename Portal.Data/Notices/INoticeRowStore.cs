namespace Portal.Data.Notices;

/// <summary>
/// The rows of notices, their packed events and states inside one transaction, many at a time: the two databases reach their speed in
/// different ways, SQLite by prepared statements without layers, PostgreSQL by binary copies and sets.
/// </summary>
internal interface INoticeRowStore : IAsyncDisposable
{
    /// <summary>Whether any key of the source is stored.</summary>
    bool HasKeys { get; }

    /// <summary>So many folded notices are best written together: one where a write costs no round trip.</summary>
    int NoticesAWrite { get; }

    /// <summary>Gives each notice its id; those that are not there are added and become new.</summary>
    Task FindOrAddAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation);

    /// <summary>The chunks of the source's keys that sorted places belong to, in order, each once.</summary>
    Task<IReadOnlyList<EventKeyChunk>> KeyChunksAsync(long[] places, CancellationToken cancellation);

    /// <summary>Reads all chunks of the source's keys, one at a time.</summary>
    Task ReadKeysAsync(Action<EventKeyChunk> take, CancellationToken cancellation);

    /// <summary>Stores chunks in the place of those that begin at the same place.</summary>
    Task PutKeyChunksAsync(IReadOnlyList<EventKeyChunk> chunks, CancellationToken cancellation);

    /// <summary>The stored packs of ranges, whoever sent them, by range and in order.</summary>
    Task<ILookup<long, EventPack>> PacksAsync(IReadOnlyList<long> ranges, CancellationToken cancellation);

    /// <summary>The kept states of notices, in the same order.</summary>
    Task<IReadOnlyList<IReadOnlyList<KeptState>>> StatesAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation);

    /// <summary>Stores what becomes of packs.</summary>
    Task WritePacksAsync(IReadOnlyList<PackChanges> ranges, CancellationToken cancellation);

    /// <summary>Stores changed states; items keep their ids.</summary>
    Task WriteStatesAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation);

    /// <summary>Makes everything durable.</summary>
    Task CommitAsync(CancellationToken cancellation);
}
