using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>Weekend pattern and holidays of one jurisdiction, versioned by what was known when. Facts only: a missing holiday is missing.</summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyList<Weekend> weekends;
    private readonly IReadOnlyDictionary<LocalDate, LocalDate?> holidays;

    internal WorkingCalendar(IReadOnlyList<Weekend> weekends, IReadOnlyDictionary<LocalDate, LocalDate?> holidays)
    {
        this.weekends = weekends;
        this.holidays = holidays;
        Announced = [.. weekends.Select(one => one.KnownFrom).Concat(holidays.Values).OfType<LocalDate>().Distinct().Order()];
    }

    /// <summary>Days on which the calendar changed, in order.</summary>
    public IReadOnlyList<LocalDate> Announced { get; }

    /// <summary>Whether a day is a working day as the calendar was known on another.</summary>
    /// <param name="day">The day asked about.</param>
    /// <param name="known">Later announcements are not known yet; the day itself counts.</param>
    public bool IsWorking(LocalDate day, LocalDate known)
    {
        if (holidays.TryGetValue(day, out var announced) && (announced is not { } holidayKnown || holidayKnown <= known))
        {
            return false;
        }

        Weekend? pattern = null;
        foreach (var weekend in weekends)
        {
            if ((weekend.From is not { } from || from <= day) && (weekend.KnownFrom is not { } patternKnown || patternKnown <= known))
            {
                pattern = weekend;
            }
        }

        return pattern is null || !pattern.Days.Contains(day.DayOfWeek);
    }

    internal sealed record Weekend(LocalDate? From, IReadOnlySet<IsoDayOfWeek> Days, LocalDate? KnownFrom);
}
