using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>When a running clock becomes a warning; whichever comes first.</summary>
/// <param name="UsedPercent">Share of the period used, 1 to 100; null for none.</param>
/// <param name="Left">Time left; null for none.</param>
public sealed record WarningPoint(int? UsedPercent, Duration? Left);
