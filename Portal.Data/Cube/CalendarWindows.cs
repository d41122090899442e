using NodaTime;

namespace Portal.Data.Cube;

/// <summary>Windows that follow the calendar, in UTC, oldest first; the last one holds the instant of looking.</summary>
public static class CalendarWindows
{
    /// <summary>The last months, the running one among them.</summary>
    public static IReadOnlyList<SliceWindow> Months(Instant asOf, int count) => Windows(asOf, count, monthsEach: 1);

    /// <summary>The last quarters, the running one among them.</summary>
    public static IReadOnlyList<SliceWindow> Quarters(Instant asOf, int count) => Windows(asOf, count, monthsEach: 3);

    /// <summary>The last full months together: 12 of them end with the month before the one that holds the instant of looking.</summary>
    public static SliceWindow FullMonths(Instant asOf, int count)
    {
        var end = asOf.InUtc().Date.With(DateAdjusters.StartOfMonth);
        return new SliceWindow(Start(end.PlusMonths(-count)), Start(end), asOf);
    }

    /// <summary>Whole months, both inclusive.</summary>
    public static SliceWindow WholeMonths(Instant asOf, YearMonth first, YearMonth last) =>
        new(Start(first.OnDayOfMonth(1)), Start(last.OnDayOfMonth(1).PlusMonths(1)), asOf);

    /// <summary>The days up to the instant of looking.</summary>
    public static SliceWindow LastDays(Instant asOf, int days) => new(asOf - Duration.FromDays(days), asOf, asOf);

    private static List<SliceWindow> Windows(Instant asOf, int count, int monthsEach)
    {
        var today = asOf.InUtc().Date;
        var first = new LocalDate(today.Year, today.Month - ((today.Month - 1) % monthsEach), 1);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(at => first.PlusMonths((at - count + 1) * monthsEach))
                .Select(start => new SliceWindow(Start(start), Start(start.PlusMonths(monthsEach)), asOf)),
        ];
    }

    private static Instant Start(LocalDate date) => date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
