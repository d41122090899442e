using System.Globalization;
using NodaTime;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>How a period of whole months is said.</summary>
internal static class PeriodWords
{
    /// <summary>Its name: "October 2026", "July to September 2026", "12 months to October 2026", "November 2026 so far".</summary>
    internal static string Name(SliceWindow window, CultureInfo culture)
    {
        var (first, last) = (Month(window.From), Month(window.To).PlusMonths(-1));
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var name = months switch
        {
            1 => HumanFormat.Month(last, culture),
            12 => $"12 months to {HumanFormat.Month(last, culture)}",
            _ when first.Year == last.Year => $"{first.OnDayOfMonth(1).ToString("MMMM", culture)} to {HumanFormat.Month(last, culture)}",
            _ => $"{HumanFormat.Month(first, culture)} to {HumanFormat.Month(last, culture)}",
        };
        return window.To > window.AsOf ? name + " so far" : name;
    }

    /// <summary>When, inside a sentence: "in October 2026", "from July to September 2026", "in the 12 months to October 2026".</summary>
    internal static string When(SliceWindow window, CultureInfo culture)
    {
        var name = Name(window, culture);
        return name.StartsWith("12 months", StringComparison.Ordinal) ? "in the " + name : name.Contains(" to ", StringComparison.Ordinal) ? "from " + name : "in " + name;
    }

    /// <summary>What a kind is called in a list, with the months that it means now.</summary>
    internal static string Choice(PeriodKind kind, Instant look, CultureInfo culture) => kind switch
    {
        PeriodKind.LastMonth => $"{Now(kind, look, culture)} (last month)",
        PeriodKind.LastQuarter => $"{FigureWords.Quarter(PeriodChoice.Of(kind).WindowAt(look))} (last quarter)",
        PeriodKind.Chosen => "Months from, to:",
        _ => Now(kind, look, culture),
    };

    private static string Now(PeriodKind kind, Instant look, CultureInfo culture) => Name(PeriodChoice.Of(kind).WindowAt(look), culture);

    private static YearMonth Month(Instant instant) => instant.InUtc().Date.ToYearMonth();
}
