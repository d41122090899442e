namespace Portal.Data.Notices;

/// <summary>What folding a notice brought; it waits to be stored.</summary>
/// <param name="Notice">Which one.</param>
/// <param name="Fresh">Its new events; null where there are none.</param>
/// <param name="Changes">What becomes of its stored states; those that stay are not among them.</param>
internal sealed record FoldedNotice(NoticeEntry Notice, EventPack? Fresh, IReadOnlyList<StateChange> Changes);
