namespace Portal.Data.Notices;

/// <summary>A notice that waits to be folded, with what is stored of it.</summary>
/// <param name="Waiting">What came.</param>
/// <param name="States">The states that are stored.</param>
internal sealed record NoticeWork(WaitingNotice Waiting, IReadOnlyList<KeptState> States);
