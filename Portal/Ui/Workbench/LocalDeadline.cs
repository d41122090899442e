using NodaTime;
using NodaTime.Text;

namespace Portal.Ui.Workbench;

/// <summary>A time that a person reads off a wall clock, as an instant; what no clock shows, or shows twice, is said and never guessed.</summary>
internal static class LocalDeadline
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The instant, or what is wrong in words.</summary>
    /// <param name="date">2026-11-21.</param>
    /// <param name="time">14:20.</param>
    /// <param name="zone">Whose wall.</param>
    /// <param name="isLater">Of an hour that comes twice: the later one; null where the person did not say.</param>
    internal static (Instant? At, string? Problem) Read(string? date, string? time, DateTimeZone zone, bool? isLater)
    {
        var (day, hour) = (LocalDatePattern.Iso.Parse(date ?? ""), Time.Parse(time?.Length > 5 ? time[..5] : time ?? ""));
        if (!day.Success || !hour.Success)
        {
            return (null, "Enter a day and a time.");
        }

        var found = zone.MapLocal(day.Value + hour.Value);
        return (found.Count, isLater) switch
        {
            (0, _) => (null, "Clocks go forward over this time on that day, so it does not exist. Choose another time."),
            (2, null) => (null, "Clocks go back on that day, so this time comes twice. Say which one is meant."),
            (2, true) => (found.Last().ToInstant(), null),
            _ => (found.First().ToInstant(), null),
        };
    }
}
