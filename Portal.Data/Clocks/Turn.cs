using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>A change between there and not there, for one rule.</summary>
/// <param name="At">When.</param>
/// <param name="Stop">The stop; null where the item came back.</param>
/// <param name="IsElsewhere">It came back as a copy in another place.</param>
internal sealed record Turn(Instant At, Stop? Stop, bool IsElsewhere = false);
