using NodaTime;
using Portal.Ui;

namespace Portal.Public.Dev;

/// <summary>Made-up facts and tables for the gallery.</summary>
internal static class GallerySamples
{
    internal static FigureFacts Facts { get; } = new()
    {
        Items = 48_210,
        OpenShare = 0.087,
        More = [("Verified", "91% by outside checks")],
        AsOf = Instant.FromUtc(2026, 11, 1, 0, 0),
        KnownAt = Instant.FromUtc(2026, 11, 15, 0, 0),
        Source = "14 hotlines, release 2026-10",
        Method = "1.3, section 4",
        MethodHref = PortalUrls.Methods,
        IsSynthetic = true,
    };

    internal static IReadOnlyList<Link> Downloads { get; } =
        [new("Whole table (CSV)", "#csv"), new("Link to this figure", "#link")];

    internal static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("Kind of service", IsNumber: false),
        new("Items due", SortedAs: "most first", IsDescending: true),
        new("Limit met", "%"),
        new("95% interval", "%"),
        new("Half gone after", "h"),
        new("Still open"),
    ];

    internal static IReadOnlyList<TableRow> Rows { get; } =
    [
        new(new Link("Hosting", "#"), ["5,214", "73.9", "71.2 to 76.4", "9", "298"]),
        new(new Link("Social network", "#"), ["3,870", "81.0", "78.9 to 83.0", "6", "121"]),
        new(new Link("File storage and sharing", "#"), ["1,962", "61.4", "57.0 to 65.6", "16", "201"]),
        new(new Link("Image boards and forums"), [CellGap.Hidden, CellGap.Hidden, CellGap.Hidden, CellGap.Hidden, CellGap.Hidden]),
        new(new Link("Domain names, networks and everything else that carries a very long name"), ["231", "96.5", "93.1 to 98.3", "3", "0"]),
        new(new Link("شبكة اجتماعية"), ["112", CellGap.TooUncertain, CellGap.TooUncertain, CellGap.TooUncertain, "9"]),
        new(new Link("Games"), [CellGap.NoData, CellGap.NoData, CellGap.NoData, CellGap.NoData, CellGap.NoData]),
        new(new Link("Adult platforms"), [CellGap.Refused, CellGap.NotReported, CellGap.NotReported, CellGap.Late, CellGap.NotYetKnown]),
        new(new Link("All kinds"), ["12,405", "74.6", "72.8 to 76.3", "9", "757"], IsTotal: true),
    ];
}
