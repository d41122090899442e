using NodaTime;
using NodaTime.TimeZones;

namespace Portal.Data.Measures;

/// <summary>Local times with daylight saving, and the two readings of a limit: elapsed hours, and days of the local calendar.</summary>
/// <example>Issued in Brussels on 30 March 2024 at 18:00: 24 hours end on 31 March at 19:00 local time, one calendar day at 18:00.</example>
public static class WallClock
{
    private const int HoursADay = 24;

    /// <summary>
    /// The instant of a local time. A repeated hour has two: the earlier unless <paramref name="isLater"/>. A skipped one is read with the offset before the gap.
    /// </summary>
    public static Instant Resolve(LocalDateTime local, DateTimeZone zone, bool isLater = false)
    {
        var resolver = Resolvers.CreateMappingResolver(isLater ? Resolvers.ReturnLater : Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);
        return local.InZone(zone, resolver).ToInstant();
    }

    /// <summary>The end of a limit of elapsed hours; daylight saving has no effect.</summary>
    public static Instant ElapsedDeadline(Instant start, double hours) => start + Duration.FromHours(hours);

    /// <summary>
    /// The end of a limit of whole days at the same local time; in a repeated hour the earlier. Null when the hours are no whole days.
    /// </summary>
    public static Instant? CalendarDeadline(LocalDateTime start, DateTimeZone zone, double hours) =>
        hours % HoursADay == 0 ? Resolve(start.PlusDays((int)(hours / HoursADay)), zone) : null;

    /// <summary>The difference that a wall clock shows, wrong across a change of the clocks; for contrast only.</summary>
    public static double NaiveSeconds(LocalDateTime start, LocalDateTime end) =>
        (end.InUtc().ToInstant() - start.InUtc().ToInstant()).TotalSeconds;
}
