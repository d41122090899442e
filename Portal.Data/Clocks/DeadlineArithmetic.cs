using NodaTime;
using NodaTime.TimeZones;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>
/// Adds a time limit to a start. Hours are elapsed time; days, months and years keep the wall time in the authority's zone.
/// <example>24 hours from 2026-04-04T20:00+11:00 in Sydney end at 2026-04-05T19:00+10:00: daylight saving has no effect.</example>
/// </summary>
internal static class DeadlineArithmetic
{
    /// <summary>A wall time in a gap is read with the offset before the gap; in a repeated hour the earlier one counts.</summary>
    private static readonly ZoneLocalMappingResolver WallTime = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>The due time in the reading that the convention names.</summary>
    /// <param name="rule">For its zone and its way to count.</param>
    /// <param name="limit">Length of the period.</param>
    /// <param name="start">Start of the period.</param>
    /// <param name="calendar">Working days and hours; null counts every day as one.</param>
    /// <param name="closedAt">Holidays announced after this no longer move it; null is open.</param>
    /// <param name="knownAt">Nor those announced after this; null knows all.</param>
    /// <param name="convention">The reading.</param>
    internal static Instant Due(Rule rule, TimeLimit limit, Instant start, WorkingCalendar? calendar, Instant? closedAt, Instant? knownAt, CountingConvention convention)
    {
        if (limit.Unit is LimitUnit.Hours or LimitUnit.ElapsedDays)
        {
            var period = Duration.FromHours(limit.Unit == LimitUnit.Hours ? limit.Amount : 24L * limit.Amount);
            return convention == CountingConvention.Eu1182 ? NextHour(start, rule.Zone!) + period : start + period;
        }

        var first = start.InZone(rule.Zone!).Date;
        var due = End(first);

        // A holiday moves the due time only if it was announced while the obligation was still open.
        foreach (var announced in calendar?.Announced ?? [])
        {
            var at = rule.Zone!.AtStartOfDay(announced).ToInstant();
            if (announced > first && at <= due && (closedAt is not { } closed || at <= closed) && (knownAt is not { } known || at <= known))
            {
                due = End(announced);
            }
        }

        return due;

        Instant End(LocalDate known) => limit.Unit == LimitUnit.WorkingHours
            ? new WorkingHours(rule, limit.Amount, start, calendar!, WallTime).End(known)
            : EndOfDays(new DayCount(rule, limit, start.InZone(rule.Zone!).LocalDateTime, calendar, convention), known);
    }

    /// <summary>The instant one working day before a due time.</summary>
    internal static Instant OneWorkingDayBefore(Instant due, Rule rule, WorkingCalendar? calendar)
    {
        var local = due.InZone(rule.Zone!).LocalDateTime;
        var day = local.Date.PlusDays(-1);
        while (calendar is not null && !calendar.IsWorking(day, local.Date))
        {
            day = day.PlusDays(-1);
        }

        return (day + local.TimeOfDay).InZone(rule.Zone!, WallTime).ToInstant();
    }

    /// <summary>Regulation 1182/71: the hour of the event is not counted.</summary>
    private static Instant NextHour(Instant start, DateTimeZone zone)
    {
        var local = start.InZone(zone).LocalDateTime;
        return start - (local.TimeOfDay - new LocalTime(local.Hour, 0)).ToDuration() + Duration.FromHours(1);
    }

    private static Instant EndOfDays(DayCount count, LocalDate known)
    {
        var last = count.LastDay(known);
        return count.EndsWithTheDay
            ? count.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant()
            : (last + count.Start.TimeOfDay).InZone(count.Zone, WallTime).ToInstant();
    }
}
