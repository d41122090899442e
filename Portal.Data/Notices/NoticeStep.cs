using NodaTime;

namespace Portal.Data.Notices;

/// <summary>At an instant of knowing, a notice's items stop being what they were and become something else.</summary>
/// <param name="KnownAt">When the change became known.</param>
/// <param name="Before">All items of the notice until then; an item that stays the same is the same object in both lists.</param>
/// <param name="After">All items of the notice from then on.</param>
public sealed record NoticeStep(Instant KnownAt, IReadOnlyList<ItemState> Before, IReadOnlyList<ItemState> After);
