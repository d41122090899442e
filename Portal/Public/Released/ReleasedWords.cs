using System.Globalization;
using Portal.Data.Releases;
using Portal.Ui;

namespace Portal.Public.Released;

/// <summary>Sentences and facts of released figures, from the same cells as the marks.</summary>
internal static class ReleasedWords
{
    internal static FigureFacts Facts(ReleasedPart part, ReleaseVersion version, string method) => new()
    {
        Items = part.Shown("issued") is { } issued ? (int)issued : null,
        ItemsLabel = "Items notified",
        OpenShare = part.OpenShare,
        AsOf = version.AsOf,
        KnownAt = version.KnownAt,
        Source = FormattableString.Invariant($"Release {version.Release}, version {version.Version}"),
        SourceHref = PortalUrls.Release(version.Release),
        Method = "how it is made",
        MethodHref = PortalUrls.Method(method),
        IsSynthetic = version.IsSynthetic,
    };

    /// <summary>What takes a reader from a figure to its signed numbers and to words that quote it.</summary>
    /// <param name="table">The released table that the figure is drawn from.</param>
    /// <param name="figure">The figure's id in its page.</param>
    internal static IReadOnlyList<Link> Downloads(string table, string figure) =>
    [
        new("Table (CSV)", PortalUrls.TableFile(table, ".csv")),
        new("Table (Excel)", PortalUrls.TableFile(table, ".xlsx")),
        new("What each number says", PortalUrls.TablePage(table) + "#measures"),
        new("Quote it", PortalUrls.TablePage(table) + "#cite"),
        new("Link to this figure", "#" + figure),
    ];

    /// <summary>The answer of a part's page in a sentence or two: half gone, and the share that met the limit with its interval.</summary>
    internal static string Answer(ReleasedPart part, CultureInfo culture)
    {
        var half = part.Band("median_bin") is { } band ? $"Half of the items are gone {Unbroken(Spelled(band))} after notice. " : "";
        return part is { OnTimeShare: not null, Due: { } due }
            ? $"{half}The legal time limit was met for {Met(part, culture)}{Interval(part, " (95% interval {0})", culture)} of the {HumanFormat.Number((double)due, 0, culture)} items that fell due in {part.Period}."
            : half + $"Whether the time limit was met in {part.Period} is hidden, so that nobody can be identified.";
    }

    /// <summary>The share that met the limit, as the signed file states it: whoever quotes the page quotes the file. Empty where it is hidden.</summary>
    internal static string Met(ReleasedPart part, CultureInfo culture) => part.Shown("on_time_rate") is { } rate
        ? $"{HumanFormat.Number((double)rate, 0, culture)}%"
        : part.OnTimeShare is { } share ? HumanFormat.Percent(share, culture) : "";

    /// <summary>A stretch of the grid in words for a sentence: "12 hours to 2 days", "1 to 4 days".</summary>
    internal static string Spelled(string band)
    {
        if (band.Split(" to ") is not [var low, var high] || low is "up")
        {
            var words = band.Split(' ');
            return string.Join(' ', [.. words.SkipLast(2), Whole(string.Join(' ', words.TakeLast(2)))]);
        }

        if (low == "24 h" && high.EndsWith('d'))
        {
            low = "1 d";
        }

        return low[^1] == high[^1] ? $"{low.Split(' ')[0]} to {Whole(high)}" : $"{Whole(low)} to {Whole(high)}";
    }

    private static string Whole(string length) => length.Split(' ') is [var count, ("h" or "d") and var unit]
        ? $"{count} {(unit == "h" ? "hour" : "day")}{(count == "1" ? "" : "s")}"
        : length;

    /// <summary>The interval of the share on time in a phrase; empty where it does not stand.</summary>
    internal static string Interval(ReleasedPart part, string phrase, CultureInfo culture) => part is { OnTimeLow: { } low, OnTimeHigh: { } high }
        ? string.Format(CultureInfo.InvariantCulture, phrase, Unbroken(HumanFormat.PercentInterval(low, high, culture)))
        : "";

    /// <summary>The share that met the limit in the first and in the last of some periods, and whether their intervals leave room for chance.</summary>
    internal static string Change(IReadOnlyList<ReleasedPart> periods, CultureInfo culture)
    {
        var told = periods.Where(part => part.Shown("on_time_rate") is not null && part.OnTimeLow is not null && part.OnTimeHigh is not null).ToList();
        if (told.Count < 2)
        {
            return "Fewer than two quarters can be shown, so nobody can tell yet.";
        }

        var (first, last) = (told[0], told[^1]);
        return $"{Rate(first, culture)} in {ReleasedCharts.QuarterName(first)}, {Rate(last, culture)} in {ReleasedCharts.QuarterName(last)}. "
            + (last.OnTimeLow <= first.OnTimeHigh && first.OnTimeLow <= last.OnTimeHigh
                ? "The intervals overlap, so the difference between the two may be chance."
                : "The intervals do not overlap, so the difference between the two is more than chance.");
    }

    /// <summary>From where to where the shares of some parts go, without naming any: this is no ranking.</summary>
    internal static string Spread(IEnumerable<ReleasedPart> parts, CultureInfo culture)
    {
        var rates = parts.Select(part => part.Shown("on_time_rate")).OfType<decimal>().ToList();
        return rates.Count < 2 ? "" : $"The limit was met for {HumanFormat.Number((double)rates.Min(), 0, culture)} to {HumanFormat.Number((double)rates.Max(), 0, culture)}% of the items due, from country to country. ";
    }

    private static string Rate(ReleasedPart part, CultureInfo culture) =>
        $"{HumanFormat.Number((double)part.Shown("on_time_rate")!.Value, 0, culture)}%{Interval(part, " (95% interval {0})", culture)}";

    /// <summary>A number never parts from its unit at the end of a line.</summary>
    internal static string Unbroken(string words) => words.Replace(' ', '\u00a0');

    /// <summary>Hours of a large sum: 512,000 or 1.92 million.</summary>
    internal static string Hours(decimal hours, CultureInfo culture) => hours < 1_000_000
        ? HumanFormat.Number((double)hours, 0, culture)
        : $"{HumanFormat.Number((double)hours / 1_000_000, 2, culture)} million";

    /// <summary>The same for a page's one large number: 3.38 and "million hours".</summary>
    internal static (string Value, string Unit) Large(decimal hours, CultureInfo culture) => hours < 1_000_000
        ? (HumanFormat.Number((double)hours, 0, culture), "hours")
        : (HumanFormat.Number((double)hours / 1_000_000, 2, culture), "million hours");

    /// <summary>What stands in a table for a cell.</summary>
    internal static TableCell Cell(ReleaseCell? cell, MeasureKind kind, CultureInfo culture) => cell switch
    {
        null => CellGap.NoData,
        { Status: CellStatus.NotApplicable } => CellGap.NoData,
        { Status: CellStatus.NotYetKnown } => CellGap.NotYetKnown,
        { Status: CellStatus.Unreliable } => CellGap.TooUncertain,
        { Status: not CellStatus.Shown } => CellGap.Hidden,
        { Band: { } band } => kind is MeasureKind.Share ? band + "%" : band,
        { Value: { } value } => kind is MeasureKind.Share ? HumanFormat.Number((double)value, 0, culture) + "%" : HumanFormat.Number((double)value, 0, culture),
        _ => CellGap.NoData,
    };

    /// <summary>The interval of the share on time in whole per cent; its gap where it does not stand.</summary>
    internal static TableCell Interval(ReleasedPart part, CultureInfo culture) =>
        part.Shown("on_time_rate_low") is { } low && part.Shown("on_time_rate_high") is { } high
            ? $"{HumanFormat.Number((double)low, 0, culture)} to {HumanFormat.Number((double)high, 0, culture)}%"
            : Cell(part["on_time_rate_low"], MeasureKind.Share, culture);
}
