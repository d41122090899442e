using System.Diagnostics;
using System.Globalization;
using Portal.Data.Figures;
using Portal.Ui;
using Published = Portal.Data.Figures.Figure;

namespace Portal.Public.Figures;

/// <summary>How the printed values of others are said. What is missing is a word, never a blank or a zero.</summary>
internal static class FigureText
{
    private static readonly string[] Articled = ["Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Islands", "Republic", "Federation", "Territories"];

    internal static TableCell Cell(Published figure, CultureInfo culture) => Cell(figure.Value, figure.Status, figure.ValueText, figure.Unit, culture);

    internal static TableCell Cell(ReconciliationCount count, CultureInfo culture) => Cell(count.Value, count.Status, "", "", culture);

    /// <summary>The number with its unit where that is short, for sentences.</summary>
    internal static string Words(Published figure, CultureInfo culture) => figure.Value is { } value
        ? figure.Unit == "%" ? Number(value, culture) + "%" : IsShare(figure.Unit) ? HumanFormat.Share((double)value, culture) : Number(value, culture)
        : Words(figure.Status);

    /// <summary>A country's name as it stands after "in" or "of": the Netherlands, but Germany.</summary>
    internal static string Place(string country) =>
        country.StartsWith("United ", StringComparison.Ordinal) || Articled.Any(end => country.EndsWith(end, StringComparison.Ordinal)) ? "the " + country : country;

    /// <summary>Exact, with groups, as many decimals as were printed.</summary>
    internal static string Number(decimal value, CultureInfo culture) => value.ToString("#,##0.######", culture).Replace("-", "\u2212", StringComparison.Ordinal);

    /// <summary>Such a share is said as per cent.</summary>
    internal static bool IsShare(string unit) => unit == "share of 1";

    /// <summary>The unit as a table's head says it.</summary>
    internal static string Unit(string unit) => IsShare(unit) ? "%" : unit;

    internal static string Words(FigureStatus status) => status switch
    {
        FigureStatus.Reported => "reported",
        FigureStatus.NotReported => "not reported",
        FigureStatus.NotSeen => "not seen",
        FigureStatus.NotApplicable => "does not apply",
        FigureStatus.Suppressed => "hidden by the publisher",
        FigureStatus.Late => "late",
        FigureStatus.Refused => "refused",
        FigureStatus.TextOnly => "in words",
        _ => throw new UnreachableException(),
    };

    private static TableCell Cell(decimal? value, FigureStatus status, string printed, string unit, CultureInfo culture) => status switch
    {
        FigureStatus.Reported when value is { } number => IsShare(unit) ? PerCent(number, culture) : Number(number, culture),
        FigureStatus.NotReported => CellGap.NotReported,
        FigureStatus.Late => CellGap.Late,
        FigureStatus.Refused => CellGap.Refused,
        FigureStatus.Suppressed or FigureStatus.TextOnly when printed.Length > 0 => printed,
        _ => Words(status),
    };

    // The head says per cent; publishers print three decimals, so one is exact.
    private static string PerCent(decimal share, CultureInfo culture) => share.ToString("0.0##%", culture).TrimEnd('%', ' ', '\u00a0');
}
