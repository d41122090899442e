using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>First and last day of a period as SDMX writes it: a year, month or day of the calendar, or a part of a reporting year from January.</summary>
internal static class SdmxPeriod
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    /// <summary>Null for what is no period.</summary>
    internal static DateInterval? Read(string text) => text switch
    {
        { Length: 4 } when Year(text) is { } year => Months(year, 1, 12),
        { Length: > 5 } when text[4] == '-' && Year(text[..4]) is { } year => Part(year, text[5..], text),
        _ => null,
    };

    private static DateInterval? Part(int year, string part, string text) => (part[0], Number(part[1..])) switch
    {
        ('A', 1) => Months(year, 1, 12),
        ('S', { } half and <= 2) => Months(year, (6 * half) - 5, 6 * half),
        ('T', { } third and <= 3) => Months(year, (4 * third) - 3, 4 * third),
        ('Q', { } quarter and <= 4) => Months(year, (3 * quarter) - 2, 3 * quarter),
        ('M', { } month and <= 12) => Months(year, month, month),
        ('W', { } week) when week <= WeekYearRules.Iso.GetWeeksInWeekYear(year) => Week(year, week),
        ( >= '0' and <= '9', _) when part.Length == 2 && Number(part) is { } month and <= 12 => Months(year, month, month),
        ( >= '0' and <= '9', _) => Day.Parse(text.Split('T')[0]) is { Success: true, Value: var day } ? new DateInterval(day, day) : null,
        _ => null,
    };

    private static DateInterval Months(int year, int first, int last) => new(new LocalDate(year, first, 1), new LocalDate(year, last, 1).With(DateAdjusters.EndOfMonth));

    private static DateInterval Week(int year, int week)
    {
        var monday = WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday);
        return new DateInterval(monday, monday.PlusDays(6));
    }

    private static int? Year(string text) => Number(text) is { } year and <= 9998 ? year : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
