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
        // Days from 1 March of year 0 on, in eras of 400 years: then leap days come last and lengths of months follow a line
        var days = DayOf(instant).Day + 719_468;
        var era = (days >= 0 ? days : days - 146_096) / 146_097;
        var day = days - (era * 146_097);
        var year = (day - (day / 1460) + (day / 36_524) - (day / 146_096)) / 365;
        var ofYear = day - ((365 * year) + (year / 4) - (year / 100));
        var month = ((5 * ofYear) + 2) / 153;
        return ((year + (era * 400) - 1970) * 12) + month + 2;
    }

    /// <summary>The first instant of a month.</summary>
    internal static Instant StartOfMonth(long month)
    {
        var (year, ofYear) = (1970 + ((month - 2) >= 0 ? (month - 2) / 12 : (month - 13) / 12), month - 2);
        ofYear -= (year - 1970) * 12;
        var era = (year >= 0 ? year : year - 399) / 400;
        var inEra = year - (era * 400);
        var day = (inEra * 365) + (inEra / 4) - (inEra / 100) + (((153 * ofYear) + 2) / 5);
        return Instant.FromUnixTimeTicks(((era * 146_097) + day - 719_468) * NodaConstants.TicksPerDay);
    }

    /// <summary>The bucket of a duration. Fractions of a second round up, which keeps every item on its side of every whole-second edge.</summary>
    internal static int BucketOf(Duration duration) => Bucket.Of((long)Math.Ceiling(duration.TotalSeconds));
}
