using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What became of a notice's items when something became known.</summary>
/// <param name="KnownAt">When it became known.</param>
/// <param name="Changes">The items that changed.</param>
public sealed record NoticeStep(Instant KnownAt, IReadOnlyList<ItemChange> Changes);
