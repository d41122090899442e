using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Counts a period of local days, months, years or working days to its last day.</summary>
internal sealed class DayCount(Rule rule, TimeLimit limit, LocalDateTime start, WorkingCalendar? calendar, CountingConvention convention)
{
    private bool IsUnion => convention == CountingConvention.Eu1182;

    internal LocalDateTime Start => start;

    internal DateTimeZone Zone => rule.Zone!;

    internal bool EndsWithTheDay => IsUnion || rule.Settings.DayConvention == DayConvention.EndOfDay;

    /// <summary>The last day, with the calendar as it was known on a day.</summary>
    internal LocalDate LastDay(LocalDate known)
    {
        // The Regulation never counts the day of the event; elsewhere the rule says.
        var countsStart = rule.Settings.IncludeStartDay && !IsUnion;
        var isWorkingDays = limit.Unit == LimitUnit.WorkingDays || (limit.Unit == LimitUnit.Days && limit.Amount <= rule.Settings.SkipNonWorkingUpTo);
        var last = isWorkingDays ? WorkingDay(countsStart ? start.Date.PlusDays(-1) : start.Date, limit.Amount, known)
            : countsStart ? Days(start.Date).PlusDays(-1)
            : Days(start.Date);
        while (calendar is not null && MovesOn(last, known))
        {
            last = last.PlusDays(1);
        }

        return last;
    }

    private bool MovesOn(LocalDate last, LocalDate known) =>
        IsUnion ? !Counts(last, known) || !HasTwoWorkingDays(last, known) : rule.Settings.RollForward && !Counts(last, known);

    /// <summary>Regulation 1182/71: a period of two days or more holds at least two working days.</summary>
    private bool HasTwoWorkingDays(LocalDate last, LocalDate known)
    {
        if (limit.Unit is LimitUnit.Days or LimitUnit.WorkingDays && limit.Amount < 2)
        {
            return true;
        }

        var count = 0;
        for (var day = start.Date.PlusDays(1); day <= last && count < 2; day = day.PlusDays(1))
        {
            count += Counts(day, known) ? 1 : 0;
        }

        return count >= 2;
    }

    private LocalDate Days(LocalDate from) => limit.Unit switch
    {
        LimitUnit.Days or LimitUnit.WorkingDays => from.PlusDays(limit.Amount),
        LimitUnit.Months => from.PlusMonths(limit.Amount),
        LimitUnit.Years => Anniversary(from),
        _ => throw new InvalidOperationException($"{limit.Unit} is not a unit of local days."),
    };

    private LocalDate Anniversary(LocalDate from)
    {
        var last = from.PlusYears(limit.Amount);
        return rule.Settings.LeapDay == LeapDayPolicy.FirstOfMarch && last.Day < from.Day ? last.PlusDays(1) : last;
    }

    private bool Counts(LocalDate day, LocalDate known) =>
        calendar!.IsWorking(day, known) && (rule.Settings.HalfDays == HalfDayPolicy.Working || !calendar.IsHalfDay(day, known));

    private LocalDate WorkingDay(LocalDate from, int count, LocalDate known)
    {
        var day = from;
        for (var left = count; left > 0;)
        {
            day = day.PlusDays(1);
            left -= calendar is null || Counts(day, known) ? 1 : 0;
        }

        return day;
    }
}
