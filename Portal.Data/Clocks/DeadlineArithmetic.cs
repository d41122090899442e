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

    internal static Instant Due(Rule rule, TimeLimit limit, Instant start, WorkingCalendar? calendar, Instant? closedAt, Instant? knownAt)
    {
        if (limit.Unit == LimitUnit.Hours)
        {
            return start + Duration.FromHours(limit.Amount);
        }

        if (limit.Unit == LimitUnit.ElapsedDays)
        {
            return start + Duration.FromHours(24L * limit.Amount);
        }

        var zone = rule.Zone!;
        var local = start.InZone(zone).LocalDateTime;
        var due = Local(rule, limit, local, zone, calendar, local.Date);

        // A holiday moves the due time only if it was announced while the obligation was still open.
        foreach (var announced in calendar?.Announced ?? [])
        {
            var at = zone.AtStartOfDay(announced).ToInstant();
            if (announced > local.Date && at <= due && (closedAt is not { } closed || at <= closed) && (knownAt is not { } known || at <= known))
            {
                due = Local(rule, limit, local, zone, calendar, announced);
            }
        }

        return due;
    }

    /// <summary>
    /// The reading of Regulation 1182/71: the hour or day of the event is not counted, a period ends with its last hour or day, a last day
    /// that is not a working day moves on, and two days or more hold at least two working days.
    /// </summary>
    internal static Instant? DueAfterEu1182(Rule rule, TimeLimit limit, Instant start, WorkingCalendar? calendar)
    {
        var zone = rule.Zone!;
        var local = start.InZone(zone).LocalDateTime;
        if (limit.Unit is LimitUnit.Hours or LimitUnit.ElapsedDays)
        {
            var intoHour = local.TimeOfDay - new LocalTime(local.Hour, 0);
            return start - intoHour.ToDuration() + Duration.FromHours(1) + Duration.FromHours(limit.Unit == LimitUnit.Hours ? limit.Amount : 24L * limit.Amount);
        }

        var last = limit.Unit == LimitUnit.WorkingDays ? WorkingDay(local.Date, limit.Amount, calendar, local.Date) : Days(limit, local.Date);
        while (calendar is not null && !(calendar.IsWorking(last, local.Date) && HasTwoWorkingDays(limit, local.Date, last, calendar)))
        {
            last = last.PlusDays(1);
        }

        return zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
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

    private static bool HasTwoWorkingDays(TimeLimit limit, LocalDate start, LocalDate last, WorkingCalendar calendar)
    {
        if (limit.Unit == LimitUnit.Days && limit.Amount < 2)
        {
            return true;
        }

        var count = 0;
        for (var day = start.PlusDays(1); day <= last && count < 2; day = day.PlusDays(1))
        {
            count += calendar.IsWorking(day, start) ? 1 : 0;
        }

        return count >= 2;
    }

    private static Instant Local(Rule rule, TimeLimit limit, LocalDateTime start, DateTimeZone zone, WorkingCalendar? calendar, LocalDate known)
    {
        var last = limit.Unit == LimitUnit.WorkingDays ? WorkingDay(start.Date, limit.Amount, calendar, known) : Days(limit, start.Date);
        while (rule.Settings.RollForward && calendar is not null && !calendar.IsWorking(last, known))
        {
            last = last.PlusDays(1);
        }

        return rule.Settings.DayConvention == DayConvention.EndOfDay
            ? zone.AtStartOfDay(last.PlusDays(1)).ToInstant()
            : (last + start.TimeOfDay).InZone(zone, WallTime).ToInstant();
    }

    private static LocalDate Days(TimeLimit limit, LocalDate start) => limit.Unit switch
    {
        LimitUnit.Days => start.PlusDays(limit.Amount),
        LimitUnit.Months => start.PlusMonths(limit.Amount),
        LimitUnit.Years => start.PlusYears(limit.Amount),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Not a unit of local days."),
    };

    private static LocalDate WorkingDay(LocalDate start, int count, WorkingCalendar? calendar, LocalDate known)
    {
        var day = start;
        for (var left = count; left > 0;)
        {
            day = day.PlusDays(1);
            left -= calendar is null || calendar.IsWorking(day, known) ? 1 : 0;
        }

        return day;
    }
}
