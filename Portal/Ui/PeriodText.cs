using System.Globalization;
using NodaTime.Text;

namespace Portal.Ui;

/// <summary>A released period as people say it.</summary>
internal static class PeriodText
{
    private static readonly YearMonthPattern Month = YearMonthPattern.Iso;

    /// <summary>"2026-10" as "October 2026", "2026-Q3" as "Q3 2026"; a year and anything else as it is.</summary>
    internal static string Of(string period, CultureInfo culture) =>
        Month.Parse(period) is { Success: true, Value: var month } ? HumanFormat.Month(month, culture)
        : period.Split('-') is [{ Length: 4 } year, ['Q', _] quarter] ? $"{quarter} {year}"
        : period;
}
