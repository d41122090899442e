using NodaTime;

namespace Portal.Data.Cube;

/// <summary>An item that came back after a removal that somebody checked.</summary>
/// <param name="NoticeId">Its notice.</param>
/// <param name="RemovedAt">The removal.</param>
/// <param name="BackAt">Each time it was back, in order.</param>
public sealed record ReturnedItem(long NoticeId, Instant RemovedAt, IReadOnlyList<Instant> BackAt);
