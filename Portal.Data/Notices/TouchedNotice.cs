using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A notice that a batch of one source touched, and how, so that what was stored before can be told again.</summary>
internal sealed record TouchedNotice(long Id, byte[] Reference, string Source, bool IsSynthetic)
{
    /// <summary>Ids of the events that the batch appended.</summary>
    internal HashSet<string> Added { get; } = new(StringComparer.Ordinal);

    /// <summary>Stored events that turned out to be known earlier, with the instant that was stored.</summary>
    internal Dictionary<string, Instant> KnownEarlier { get; } = new(StringComparer.Ordinal);

    /// <summary>The events as they were stored before the batch.</summary>
    internal IReadOnlyCollection<NoticeEvent> Before(IEnumerable<NoticeEvent> after) =>
    [
        .. after.Where(one => one.Source != Source || !Added.Contains(one.EventId))
            .Select(one => one.Source == Source && KnownEarlier.TryGetValue(one.EventId, out var stored) ? one with { RecordedAt = stored } : one),
    ];
}
