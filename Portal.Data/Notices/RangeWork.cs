namespace Portal.Data.Notices;

/// <summary>Notices of one <see cref="EventPackRange"/> that wait to be folded.</summary>
/// <param name="Number">Number of the range.</param>
/// <param name="Notices">Those of which something came, in the order of their ids.</param>
/// <param name="Stored">All packs of the range, whoever sent them, in order.</param>
internal sealed record RangeWork(long Number, IReadOnlyList<NoticeWork> Notices, IReadOnlyList<EventPack> Stored);
