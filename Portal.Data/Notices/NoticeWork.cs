using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A notice that waits to be folded.</summary>
/// <param name="Notice">Which one.</param>
/// <param name="Fresh">Events that came, each once.</param>
/// <param name="Stored">Packs of the events that are stored, none of the fresh ones among them; none for a new notice.</param>
/// <param name="KnownLater">Stored events that are known earlier now, and when they were known until now.</param>
/// <param name="States">The states that are stored.</param>
internal sealed record NoticeWork(
    NoticeEntry Notice, FreshEvents Fresh, IReadOnlyList<EventPack> Stored,
    IReadOnlyDictionary<(string Source, string EventId), Instant>? KnownLater, IReadOnlyList<KeptState> States);
