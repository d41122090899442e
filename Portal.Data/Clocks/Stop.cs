using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>One end of a spell of availability.</summary>
/// <param name="At">The instant, or the first check that did not find the item.</param>
/// <param name="AliveAt">Start of the interval in which it ended; null for an exact instant.</param>
/// <param name="IsClaim">The provider's word alone.</param>
internal sealed record Stop(Instant At, Instant? AliveAt, bool IsClaim);
