namespace Portal.Data.Notices;

/// <summary>What folding a notice brought beside its events; it waits to be stored.</summary>
/// <param name="Waiting">Which one, and what waited for it.</param>
/// <param name="Changes">What becomes of its stored states; those that stay are not among them.</param>
/// <param name="Results">What became of events that came again, by their lines.</param>
internal sealed record FoldedNotice(WaitingNotice Waiting, IReadOnlyList<StateChange> Changes, IReadOnlyList<(long Line, AppendResult Result)> Results)
{
    internal NoticeEntry Notice => Waiting.Notice;
}
