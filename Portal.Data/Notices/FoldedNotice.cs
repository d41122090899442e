namespace Portal.Data.Notices;

/// <summary>What folding a notice again brought.</summary>
/// <param name="Notice">Which one.</param>
/// <param name="Changes">What becomes of its stored states; those that stay are not among them.</param>
/// <param name="Steps">What changed for whoever keeps sums.</param>
internal sealed record FoldedNotice(NoticeEntry Notice, IReadOnlyList<StateChange> Changes, IReadOnlyList<NoticeStep> Steps);
