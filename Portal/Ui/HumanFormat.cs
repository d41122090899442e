using System.Globalization;
using NodaTime;

namespace Portal.Ui;

/// <summary>
/// How figures are said to people: short, exact to what a reader can use, in the reader's number format.
/// Stored and exported values never pass through here.
/// </summary>
public static class HumanFormat
{
    private const long MinuteSeconds = 60;
    private const long HourSeconds = 60 * MinuteSeconds;
    private const long DaySeconds = 24 * HourSeconds;

    /// <summary>A count with groups: 48,210.</summary>
    public static string Count(long value, CultureInfo culture) => value.ToString("N0", culture);

    /// <summary>The size of a file: 812 B, 45.1 kB, 1.2 MB.</summary>
    public static string Bytes(long bytes, CultureInfo culture) => bytes switch
    {
        < 1_000 => bytes.ToString("0", culture) + " B",
        < 1_000_000 => (bytes / 1e3).ToString("0.0", culture) + " kB",
        _ => (bytes / 1e6).ToString("0.0", culture) + " MB",
    };

    /// <summary>A number with at most <paramref name="decimals"/> decimals, groups included.</summary>
    public static string Number(double value, int decimals, CultureInfo culture) =>
        Signed(value.ToString("#,##0." + new string('#', decimals), culture));

    /// <summary>
    /// A share from 0 to 1 as per cent with one decimal: 71.4%. Exactly all or nothing loses the decimal,
    /// and nearly all or nothing never rounds to it: "over 99.9%", "under 0.1%".
    /// </summary>
    public static string Share(double share, CultureInfo culture) => share switch
    {
        0 or 1 => WholePercent(share, culture),
        > 0 and < 0.0005 => $"under {Number1(0.1, culture)}%",
        >= 0.9995 and < 1 => $"over {Number1(99.9, culture)}%",
        _ => Number1(share * 100, culture) + "%",
    };

    /// <summary>An axis label: 75%.</summary>
    public static string WholePercent(double share, CultureInfo culture) => Math.Round(share * 100).ToString("0", culture) + "%";

    /// <summary>
    /// A released share from 0 to 1 in whole per cent, as the released files state it: 54%. Nearly all or nothing never rounds to it:
    /// "over 99%", "under 1%".
    /// </summary>
    public static string Percent(double share, CultureInfo culture) => share switch
    {
        > 0 and < 0.01 => "under 1%",
        > 0.99 and < 1 => "over 99%",
        _ => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", culture) + "%",
    };

    /// <summary>The interval of a released share, whose ends are whole per cent: 50 to 57%.</summary>
    public static string PercentInterval(double low, double high, CultureInfo culture) =>
        $"{Number(low * 100, 0, culture)} to {Number(high * 100, 0, culture)}%";

    /// <summary>The interval of a share: 69.8 to 73.0%.</summary>
    public static string ShareInterval(double low, double high, CultureInfo culture) =>
        $"{Number1(low * 100, culture)} to {Number1(high * 100, culture)}%";

    /// <summary>
    /// A length of time in its two largest useful units: 40 s, 25 min, 3 h 20 min, 19 h, 3 d 7 h, 12 d.
    /// From 10 h the minutes go, from 10 d the hours. Negative lengths lose their sign: the words around them say the direction.
    /// </summary>
    public static string Length(Duration length, CultureInfo culture)
    {
        var seconds = Math.Abs((long)Math.Round(length.TotalSeconds, MidpointRounding.AwayFromZero));
        var rounded = seconds switch
        {
            < MinuteSeconds => seconds,
            < 10 * HourSeconds => Nearest(seconds, MinuteSeconds),
            < 10 * DaySeconds => Nearest(seconds, HourSeconds),
            _ => Nearest(seconds, DaySeconds),
        };
        return rounded switch
        {
            < MinuteSeconds => Unit(rounded, HumanUnit.Second, culture),
            < HourSeconds => Unit(rounded / MinuteSeconds, HumanUnit.Minute, culture),
            < DaySeconds => Two(rounded, HourSeconds, HumanUnit.Hour, MinuteSeconds, HumanUnit.Minute, culture),
            _ => Two(rounded, DaySeconds, HumanUnit.Day, HourSeconds, HumanUnit.Hour, culture),
        };
    }

    /// <summary>As <see cref="Length"/>, for a length that observation ended before: more than 23 d.</summary>
    public static string MoreThan(Duration length, CultureInfo culture) => "more than " + Length(length, culture);

    /// <summary>What is left of a limit, or how far past it: "3 h 20 min left", "2 d 2 h past the limit". Left is positive.</summary>
    public static string TimeLeft(Duration left, CultureInfo culture)
    {
        // Rounded down on both sides: neither more time left nor more delay than there is.
        var size = Floor(left < Duration.Zero ? -left : left);
        var text = size == Duration.Zero ? "under " + Unit(1, HumanUnit.Second, culture) : Length(size, culture);
        return left == Duration.Zero ? "at the limit" : left > Duration.Zero ? text + " left" : text + " past the limit";
    }

    /// <summary>One count of a unit: 6 h, 3 d, 1 week, 3 months.</summary>
    public static string Unit(long count, HumanUnit unit, CultureInfo culture)
    {
        var number = count.ToString("N0", culture);
        return unit switch
        {
            HumanUnit.Second => number + " s",
            HumanUnit.Minute => number + " min",
            HumanUnit.Hour => number + " h",
            HumanUnit.Day => number + " d",
            HumanUnit.Week => number + (count == 1 ? " week" : " weeks"),
            HumanUnit.Month => number + (count == 1 ? " month" : " months"),
            _ => number + (count == 1 ? " year" : " years"),
        };
    }

    /// <summary>A day: 21 Nov 2026.</summary>
    public static string Day(LocalDate day, CultureInfo culture) => day.ToString("d MMM uuuu", culture);

    /// <summary>A month: November 2026.</summary>
    public static string Month(YearMonth month, CultureInfo culture) => month.OnDayOfMonth(1).ToString("MMMM uuuu", culture);

    /// <summary>An instant in UTC, to the minute: 21 Nov 2026, 14:20 UTC.</summary>
    public static string Moment(Instant instant, CultureInfo culture) => instant.InUtc().LocalDateTime.ToString("d MMM uuuu, HH:mm", culture) + " UTC";

    private static string Number1(double value, CultureInfo culture) => Signed(value.ToString("N1", culture));

    // A real minus sign reads as one and does not break at a line's end.
    private static string Signed(string text) => text.StartsWith('-') ? "\u2212" + text[1..] : text;

    private static long Nearest(long seconds, long unit) => (seconds + (unit / 2)) / unit * unit;

    private static Duration Floor(Duration left) => left.TotalSeconds switch
    {
        < MinuteSeconds => Duration.FromSeconds((long)left.TotalSeconds),
        < 10 * HourSeconds => Duration.FromSeconds((long)left.TotalSeconds / MinuteSeconds * MinuteSeconds),
        < 10 * DaySeconds => Duration.FromSeconds((long)left.TotalSeconds / HourSeconds * HourSeconds),
        _ => Duration.FromSeconds((long)left.TotalSeconds / DaySeconds * DaySeconds),
    };

    private static string Two(long seconds, long large, HumanUnit largeUnit, long small, HumanUnit smallUnit, CultureInfo culture)
    {
        var rest = seconds % large / small;
        var first = Unit(seconds / large, largeUnit, culture);
        return rest == 0 ? first : $"{first} {Unit(rest, smallUnit, culture)}";
    }
}
