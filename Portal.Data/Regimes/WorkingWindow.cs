using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>Working hours of one day in local time, half-open.</summary>
/// <param name="From">Opening.</param>
/// <param name="Until">Closing, later than the opening.</param>
internal sealed record WorkingWindow(LocalTime From, LocalTime Until);
