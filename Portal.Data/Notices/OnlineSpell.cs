using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A stretch of time for which an item was online.</summary>
/// <param name="From">Its start, inclusive.</param>
/// <param name="To">Its end, exclusive; null while it lasts.</param>
public readonly record struct OnlineSpell(Instant From, Instant? To);
