using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Ui;

namespace Portal.Public.Demo;

/// <summary>Sentences and facts of demonstration figures, from the same values as the marks.</summary>
internal static class DemoWords
{
    internal static FigureFacts Facts(PublicSlice slice, string method, bool isProvisional = false) => new()
    {
        Items = slice.Issued,
        ItemsLabel = "Items notified",
        OpenShare = slice.OpenShare,
        AsOf = slice.AsOf,
        KnownAt = slice.AsOf,
        Source = "Synthetic notices",
        Method = "how it is made",
        MethodHref = PortalUrls.Method(method),
        IsProvisional = isProvisional,
        IsSynthetic = true,
    };

    /// <summary>The time by which a share was gone: "19 h", or "more than 80 d" where observation ended before. Null where hidden.</summary>
    internal static string? GoneAfter(PublicSlice slice, double share, CultureInfo culture) => slice.Removal switch
    {
        null => null,
        { } few when DisplayRules.WhyNoQuantile(share, few.Count, few.Events) is not null => "an age that too few items give",
        { } curve when curve.Quantile(share).Midpoint is { } seconds => HumanFormat.Length(Duration.FromSeconds(seconds), culture),
        { LastTime: { } last } => HumanFormat.MoreThan(Duration.FromSeconds(last), culture),
        _ => null,
    };

    /// <summary>The interval of <see cref="GoneAfter"/> in words; empty where it has none.</summary>
    internal static string Interval(PublicSlice slice, double share, CultureInfo culture)
    {
        var interval = slice.Removal?.Quantile(share).Interval(BandKind.LogLog) ?? default;
        return (interval.Lower, interval.Upper) switch
        {
            ({ } low, { } high) => $"{Length(low, culture)} to {Length(high, culture)}",
            ({ } low, null) => $"{Length(low, culture)} or more",
            _ => "",
        };
    }

    /// <summary>Hours of a large sum: 512,000 or 1.92 million.</summary>
    internal static string Hours(double hours, CultureInfo culture) => hours < 1_000_000
        ? HumanFormat.Number(hours, 0, culture)
        : $"{HumanFormat.Number(hours / 1_000_000, 2, culture)} million";

    /// <summary>The same for a page's one large number: 3.38 and "million hours".</summary>
    internal static (string Value, string Unit) Large(double hours, CultureInfo culture) => hours < 1_000_000
        ? (HumanFormat.Number(hours, 0, culture), "hours")
        : (HumanFormat.Number(hours / 1_000_000, 2, culture), "million hours");

    private static string Length(double seconds, CultureInfo culture) => HumanFormat.Length(Duration.FromSeconds(seconds), culture);
}
