using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Portal.Data.Figures;

/// <summary>Reads the ways in which publishers print a period, into days [from, to).</summary>
/// <example><c>2023 H2</c> is [2023-07-01, 2024-01-01); <c>2020 Q3</c> is [2020-07-01, 2020-10-01); <c>2018..2020</c> is [2018-01-01, 2021-01-01).</example>
internal static partial class FigurePeriod
{
    /// <summary>The period, or nulls where the text begins with no year.</summary>
    /// <param name="text">A year, half-year, quarter, month or day at the beginning; anything may follow.</param>
    /// <returns>From (included), to (excluded), and whether words after the date make it less sure than it looks.</returns>
    internal static (LocalDate? From, LocalDate? To, bool HasRemark) Parse(string text)
    {
        if (text.Split("..") is [var first, var last])
        {
            return (Parse(first).From, Parse(last).To, false);
        }

        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return (null, null, text.Length > 0);
        }

        var year = Number(match, "year");
        var hasRemark = match.Length < text.Trim().Length;
        if (match.Groups["half"].Success)
        {
            var from = new LocalDate(year, ((Number(match, "half") - 1) * 6) + 1, 1);
            return (from, from.PlusMonths(6), hasRemark);
        }

        if (match.Groups["quarter"].Success)
        {
            var from = new LocalDate(year, ((Number(match, "quarter") - 1) * 3) + 1, 1);
            return (from, from.PlusMonths(3), hasRemark);
        }

        return match.Groups["month"].Success
            ? MonthOrDay(match, year, hasRemark)
            : (new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1), hasRemark);
    }

    private static (LocalDate? From, LocalDate? To, bool HasRemark) MonthOrDay(Match match, int year, bool hasRemark)
    {
        var month = Number(match, "month");
        var day = match.Groups["day"].Success ? Number(match, "day") : 1;
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return (null, null, true);
        }

        var from = new LocalDate(year, month, day);
        return (from, match.Groups["day"].Success ? from.PlusDays(1) : from.PlusMonths(1), hasRemark);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<year>(?:19|20)[0-9]{2})(?:\s*H(?<half>[12])|\s*Q(?<quarter>[1-4])|-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?)?(?![0-9A-Za-z-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
