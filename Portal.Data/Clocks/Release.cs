using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>A withdrawal that ends the clock at its instant.</summary>
internal sealed record Release(Instant At, string Reason);
