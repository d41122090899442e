using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Days and months of UTC as numbers, both from 0 for 1970-01.</summary>
internal static class UtcPeriods
{
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>The day, and the microseconds into it.</summary>
    internal static (long Day, long Micros) DayOf(Instant instant)
    {
        var micros = instant.ToMicros();
        var day = Math.DivRem(micros, MicrosPerDay, out var into);
        return into < 0 ? (day - 1, into + MicrosPerDay) : (day, into);
    }

    /// <summary>The month that holds an instant.</summary>
    internal static long MonthOf(Instant instant)
    {
        var date = instant.InUtc().Date;
        return ((date.Year - 1970) * 12L) + date.Month - 1;
    }

    /// <summary>The first instant of a month.</summary>
    internal static Instant StartOfMonth(long month) =>
        new LocalDate(1970, 1, 1).PlusMonths((int)month).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>The bucket of a duration. Fractions of a second round up, which keeps every item on its side of every whole-second edge.</summary>
    internal static int BucketOf(Duration duration) => Bucket.Of((long)Math.Ceiling(duration.TotalSeconds));
}
