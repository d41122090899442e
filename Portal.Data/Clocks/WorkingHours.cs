using NodaTime;
using NodaTime.TimeZones;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>
/// Counts elapsed time inside the working hours of a calendar. An hour that daylight saving takes out of a working day is not counted, one that it
/// repeats is counted twice.
/// <example>4 working hours from Friday 16:00 with hours from 09:00 to 17:00 end on Monday at 12:00.</example>
/// </summary>
internal sealed class WorkingHours(Rule rule, int hours, Instant start, WorkingCalendar calendar, ZoneLocalMappingResolver wallTime)
{
    /// <summary>The end, with the calendar as it was known on a day; a period that is used up at closing time ends there.</summary>
    internal Instant End(LocalDate known)
    {
        var left = Duration.FromHours(hours);
        for (var day = start.InZone(rule.Zone!).Date; ; day = day.PlusDays(1))
        {
            if (calendar.Hours(day, known) is not { } window)
            {
                continue;
            }

            var from = Instant.Max(start, At(day + window.From));
            var open = Duration.Max(At(day + window.Until) - from, Duration.Zero);
            if (left <= open)
            {
                return from + left;
            }

            left -= open;
        }
    }

    private Instant At(LocalDateTime local) => local.InZone(rule.Zone!, wallTime).ToInstant();
}
