using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>One announcement about one day; the one known last counts.</summary>
/// <param name="Kind">What the day is.</param>
/// <param name="WorksUntil">End of the working hours of a half day, exclusive; null of every other kind.</param>
/// <param name="KnownFrom">Day of the announcement, which counts; null was always known.</param>
internal sealed record CalendarDay(CalendarDayKind Kind, LocalTime? WorksUntil, LocalDate? KnownFrom);
