namespace Portal.Data.Notices;

/// <summary>A notice that waits to be folded, with what is stored of it.</summary>
/// <param name="Waiting">What came.</param>
/// <param name="Stored">Packs of the events that are stored; none for a new notice.</param>
/// <param name="States">The states that are stored.</param>
internal sealed record NoticeWork(WaitingNotice Waiting, IReadOnlyList<EventPack> Stored, IReadOnlyList<KeptState> States);
