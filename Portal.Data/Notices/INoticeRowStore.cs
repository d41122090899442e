namespace Portal.Data.Notices;

/// <summary>
/// The rows of notices, events and states inside one transaction, many at a time: the two databases reach their speed in different ways,
/// SQLite by prepared statements without layers, PostgreSQL by binary copies and sets.
/// </summary>
internal interface INoticeRowStore : IAsyncDisposable
{
    /// <summary>Gives each notice its id; those that are not there are added and become new.</summary>
    Task FindOrAddAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation);

    /// <summary>Appends events; of equal ids the first in the list counts.</summary>
    /// <returns>For each event whether it was appended; false where its id was there already.</returns>
    Task<bool[]> AppendAsync(IReadOnlyList<EventEntry> events, CancellationToken cancellation);

    /// <summary>The stored events with the ids of these, in the same order.</summary>
    Task<IReadOnlyList<NoticeEventRow>> FindEventsAsync(IReadOnlyList<EventEntry> events, CancellationToken cancellation);

    /// <summary>The one update of an event: a repeat that was known earlier moves its record back, as the contract of duplicates says.</summary>
    Task KnowEarlierAsync(string eventId, long recordedAt, CancellationToken cancellation);

    /// <summary>Reads notices with all their events and, unless they are new, their states.</summary>
    Task<IReadOnlyList<NoticeHistory>> ReadAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation);

    /// <summary>Stores changed states; items keep their ids.</summary>
    /// <returns>The id of each item, in the same order.</returns>
    Task<long[]> WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation);

    /// <summary>Makes everything durable.</summary>
    Task CommitAsync(CancellationToken cancellation);
}
