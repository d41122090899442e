using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>Weekends, holidays, half days and working hours of one jurisdiction, versioned by what was known when. Facts only: a missing holiday is missing.</summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyList<WeekPattern> patterns;
    private readonly IReadOnlyDictionary<LocalDate, IReadOnlyList<CalendarDay>> days;

    internal WorkingCalendar(IReadOnlyList<WeekPattern> patterns, IReadOnlyDictionary<LocalDate, IReadOnlyList<CalendarDay>> days)
    {
        this.patterns = patterns;
        this.days = days;
        Announced = [.. patterns.Select(one => one.KnownFrom).Concat(days.Values.SelectMany(day => day).Select(one => one.KnownFrom)).OfType<LocalDate>().Distinct().Order()];
    }

    /// <summary>Days on which the calendar changed, in order.</summary>
    public IReadOnlyList<LocalDate> Announced { get; }

    /// <summary>Whether the hours of every working day are known, whatever is known when: a period of working hours needs them.</summary>
    public bool HasHours => patterns.Any(one => one is { From: null, KnownFrom: null }) && patterns.All(one => one.Hours is not null);

    /// <summary>Whether a day is a working day as the calendar was known on another; a half day is one.</summary>
    /// <param name="day">The day asked about.</param>
    /// <param name="known">Later announcements are not known yet; the day itself counts.</param>
    public bool IsWorking(LocalDate day, LocalDate known) => Announcement(day, known) switch
    {
        { Kind: var kind } => kind is CalendarDayKind.HalfDay or CalendarDayKind.Working,
        null => Pattern(day, known) is not { } pattern || !pattern.Weekend.Contains(day.DayOfWeek),
    };

    /// <summary>Whether a day's work ends early, as the calendar was known on another.</summary>
    /// <param name="day">The day asked about.</param>
    /// <param name="known">As of <see cref="IsWorking"/>.</param>
    public bool IsHalfDay(LocalDate day, LocalDate known) => Announcement(day, known) is { Kind: CalendarDayKind.HalfDay };

    /// <summary>The working hours of a day; null where it has none.</summary>
    internal WorkingWindow? Hours(LocalDate day, LocalDate known)
    {
        if (!IsWorking(day, known) || Pattern(day, known)?.Hours is not { } window)
        {
            return null;
        }

        var until = Announcement(day, known)?.WorksUntil is { } early && early < window.Until ? early : window.Until;
        return until > window.From ? window with { Until = until } : null;
    }

    private CalendarDay? Announcement(LocalDate day, LocalDate known)
    {
        CalendarDay? last = null;
        foreach (var one in days.GetValueOrDefault(day) ?? [])
        {
            last = one.KnownFrom is not { } announced || announced <= known ? one : last;
        }

        return last;
    }

    private WeekPattern? Pattern(LocalDate day, LocalDate known)
    {
        WeekPattern? pattern = null;
        foreach (var one in patterns)
        {
            if ((one.From is not { } from || from <= day) && (one.KnownFrom is not { } announced || announced <= known))
            {
                pattern = one;
            }
        }

        return pattern;
    }
}
