using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>What one pass over the clocks did.</summary>
/// <param name="Raised">Changes raised now.</param>
/// <param name="Made">Messages made now.</param>
/// <param name="NextAt">When something happens next, as far as is known; null where nothing is in sight.</param>
public sealed record PassResult(int Raised, int Made, Instant? NextAt);
