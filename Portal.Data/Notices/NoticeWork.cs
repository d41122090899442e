using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A notice that waits to be folded.</summary>
/// <param name="Notice">Which one.</param>
/// <param name="IsNew">Nothing of it is stored.</param>
/// <param name="Fresh">Events that came, each once.</param>
/// <param name="Stored">Events that are stored, each once and none of the fresh ones among them.</param>
/// <param name="KnownLater">Stored events that are known earlier now, and when they were known until now.</param>
/// <param name="States">The states that are stored.</param>
internal sealed record NoticeWork(
    NoticeEntry Notice, bool IsNew, List<NoticeEvent> Fresh, IReadOnlyList<NoticeEvent> Stored,
    IReadOnlyDictionary<(string Source, string EventId), Instant>? KnownLater, IReadOnlyList<KeptState> States)
{
    /// <summary>The events as they were stored before.</summary>
    internal IReadOnlyCollection<NoticeEvent> Before() => KnownLater is null
        ? Stored
        : [.. Stored.Select(one => KnownLater.TryGetValue((one.Source, one.EventId), out var later) ? one with { RecordedAt = later } : one)];

    /// <summary>All events that are known now.</summary>
    internal IReadOnlyCollection<NoticeEvent> After() => Stored.Count == 0 ? Fresh : [.. Stored, .. Fresh];
}
