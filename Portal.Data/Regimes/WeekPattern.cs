using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>The usual week of a jurisdiction from a day on.</summary>
/// <param name="From">First day of the pattern; null was always so.</param>
/// <param name="Weekend">Days that are not worked.</param>
/// <param name="Hours">Working hours of the other days, half-open; null where unknown.</param>
/// <param name="KnownFrom">Day of the announcement; null was always known.</param>
internal sealed record WeekPattern(LocalDate? From, IReadOnlySet<IsoDayOfWeek> Weekend, WorkingWindow? Hours, LocalDate? KnownFrom);
