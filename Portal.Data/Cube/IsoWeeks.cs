using NodaTime;

namespace Portal.Data.Cube;

/// <summary>ISO weeks, Monday to Sunday in UTC, numbered through: a week has the same number whenever somebody looks, whatever the year.</summary>
/// <example>Week 0 holds 1970-01-01 and begins on Monday 1969-12-29; 2026-01-01 lies in week 2922, as does 2025-12-29.</example>
public static class IsoWeeks
{
    // 1970-01-01 was a Thursday
    private const int DaysBefore = 3;

    /// <summary>The first day of a week.</summary>
    public static LocalDate MondayOf(long week) => new LocalDate(1970, 1, 1).PlusDays(checked((int)(week * 7) - DaysBefore));

    /// <summary>The week that a day lies in.</summary>
    public static long Of(LocalDate day) => Of(Period.DaysBetween(new LocalDate(1970, 1, 1), day));

    /// <summary>The week of a day, days counted since 1970.</summary>
    internal static long Of(long day) => Math.DivRem(day + DaysBefore, 7, out var into) - (into < 0 ? 1 : 0);
}
