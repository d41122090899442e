using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>A shorter limit of the same rule for urgent matter.</summary>
/// <param name="Categories">Category codes that are always urgent; empty where only the notice can say so, by naming exactly this limit.</param>
/// <param name="Limit">The shorter limit, elapsed.</param>
public sealed record UrgencyTier(IReadOnlyList<string> Categories, Duration Limit);
