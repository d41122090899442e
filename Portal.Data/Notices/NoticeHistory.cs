namespace Portal.Data.Notices;

/// <summary>Everything stored of one notice.</summary>
/// <param name="Notice">Which one.</param>
/// <param name="Events">All its events, references as hashes in hexadecimal.</param>
/// <param name="States">The states that were kept, with the ids of their items.</param>
internal sealed record NoticeHistory(NoticeEntry Notice, NoticeEvent[] Events, IReadOnlyList<KeptState> States);
