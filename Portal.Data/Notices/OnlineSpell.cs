using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A stretch of time for which an item was online.</summary>
/// <param name="From">Its start, inclusive.</param>
/// <param name="To">Its end, exclusive; null while it lasts.</param>
/// <param name="AliveAt">The last check that found the item, where a check that did not find it ended the spell; null where the end is known to the instant.</param>
public readonly record struct OnlineSpell(Instant From, Instant? To, Instant? AliveAt = null);
