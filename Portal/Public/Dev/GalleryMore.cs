using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Dev;

/// <summary>Made-up trends, bars, dots and tiles for the gallery.</summary>
internal static class GalleryMore
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    internal static TrendData Trend { get; } = new()
    {
        Title = "Is removal getting faster?",
        Description = "Median hours until half of the items are gone, November 2024 to October 2026, from 30.6 to 18.9.",
        AxisLabel = "hours until half of the items are gone",
        Limit = 24,
        LimitLabel = "24 h: the most frequent time limit",
        Points =
        [
            .. Enumerable.Range(0, 24).Select(i => Month(i, 30.6 - (i * 0.51) + (1.2 * Math.Sin(i * 2.1)), i >= 22)),
        ],
    };

    internal static TrendData TrendWithHole { get; } = new()
    {
        Title = "A month without data",
        Description = "Shares by month; April has none.",
        AxisLabel = "share that met the limit",
        Axis = AxisKind.Share,
        Points =
        [
            new("Jan", 0.71, 0.65, 0.76, Label: "71.0%"), new("Feb", 0.74, 0.69, 0.79), new("Mar", 0.78, 0.72, 0.83), new("Apr", null),
            new("May", 0, 0, 0.12), new("Jun", 1, 0.91, 1), new("Jul", 0.88, 0.8, 0.93, true, "88.0%"),
        ],
    };

    internal static BarData Bars { get; } = new()
    {
        Title = "What did each count?",
        Description = "Own counts beside the hotline's.",
        AxisLabel = "reports in 2023",
        Rows =
        [
            new("Hotline", 48_210, "48,210", Kind: BarKind.Own),
            new("Larkspur Cloud (fictional)", 39_800, "39,800", 37_000, 42_500),
            new("Own count", 21_300, "21,300 claimed", Kind: BarKind.Claimed),
            new("Alder Hosting", 0, "0"),
            new("Tern Social", null, "not reported"),
        ],
    };

    internal static DotWhiskerData Quantiles { get; } = new()
    {
        Title = "How long is the tail?",
        Description = "Half gone after 19 h, three in four after 3 d 7 h, nine in ten after 11 d, 19 in 20 not before 23 d.",
        LimitSeconds = 86400,
        LimitLabel = "24 h limit",
        Rows =
        [
            new("Half gone", 19 * 3600, "19 h", 17 * 3600, 22 * 3600),
            new("3 in 4", 79 * 3600, "3 d 7 h", 70 * 3600, 92 * 3600),
            new("9 in 10", 11 * 86400, "11 d", 9 * 86400, 14 * 86400),
            new("19 in 20", null, "more than 23 d", 23 * 86400),
        ],
    };

    internal static DotWhiskerData Shares { get; } = new()
    {
        Title = "How much is removed within a given time?",
        Description = "7% within an hour, 72% within 24 hours, 97% within 30 days; hollow dots are a year ago.",
        Axis = AxisKind.Share,
        Rows =
        [
            new("1 hour", 0.074, "7%", 0.058, 0.093, 0.067), new("24 hours", 0.719, "72%", 0.689, 0.749, 0.652), new("48 hours", 0.845, "85%", 0.82, 0.868, 0.773),
            new("7 days", 0.941, "94%", 0.923, 0.956, 0.915), new("30 days", 0.965, "97%", 0.949, 0.977, 0.96),
        ],
    };

    internal static AgeingData Ageing { get; } = new()
    {
        Title = "What is still online, and for how long?",
        Description = "757 items open, 413 past the limit.",
        Rows =
        [
            new("0 to 1 h", 38, 0, "38"), new("1 to 24 h", 212, 14, "226"), new("1 to 2 d", 60, 89, "149"), new("2 to 7 d", 20, 135, "155"),
            new("7 to 30 d", 14, 99, "113"), new("30 to 90 d", 0, 57, "57"), new("over 90 d", 0, 19, "19"),
        ],
    };

    internal static TilesData Tiles { get; } = new()
    {
        Title = "Does it depend on where it is hosted?",
        Description = "Median hours to removal by country; from 5 h in XJ to 130 h in XX.",
        ScaleLabel = "median hours to removal",
        Steps = ["0 to 6", "6 to 12", "12 to 24", "24 to 72", "over 72"],
        Groups =
        [
            new("North", [new("XA", 2, "8 h"), new("XB", 2, "9 h"), new("XC", 2, "7 h"), new("XD", 2, "8 h"), new("XE", 3, "12 h"), new("XF", 2, "11 h")]),
            new("West", [new("XG", 3, "18 h"), new("XH", 4, "27 h"), new("XI", 3, "22 h"), new("XJ", 1, "5 h"), new("XK", null, "c", CellGap.Hidden)]),
            new("Centre", [new("XL", 3, "14 h"), new("XM", 2, "9 h"), new("XN", 3, "18 h"), new("XO", null, "z", CellGap.NoData), new("XP", 4, "29 h"), new("XQ", 2, "9 h"), new("XR", 4, "37 h"), new("XS", 4, "47 h"), new("XT", 3, "22 h"), new("XU", 5, "85 h"), new("XV", null, "c", CellGap.Hidden), new("XY", 3, "23 h"), new("XZ", 2, "9 h")]),
            new("South", [new("XW", 3, "23 h"), new("XX", 5, "130 h")]),
        ],
    };

    internal static FunnelData Funnel { get; } = new()
    {
        Title = "Is it unlike comparable providers?",
        Description = "67.2% met the limit against 73.5% in the group, inside the 95% limits.",
        Mean = 0.735,
        MeanLabel = "all 73.5%",
        Dots = [.. Enumerable.Range(1, 28).Select(i => new FunnelDot($"P{i}", 20 * Math.Pow(1.25, i), 0.735 + (0.16 * Math.Sin(i * 7.3) / Math.Sqrt(1 + (i / 9.0))))), new FunnelDot("Larkspur Cloud", 2100, 0.672, true)],
        Limits = [.. Enumerable.Range(0, 40).Select(i => Limit(20 * Math.Pow(1.175, i)))],
    };

    internal static ControlChartData Control { get; } = new()
    {
        Title = "Is the change real?",
        Description = "Since week 36 the weekly share lies below its mean of 74.2%, four weeks outside the limits.",
        Stretches = [new ControlStretch(0, 42, 0.742, 20)],
        MeanLabel = "mean 74.2%",
        Target = 0.9,
        TargetLabel = "target 90%",
        AxisFrom = 0.4,
        AxisLabel = "share that met the limit, by week due; axis starts at 40%",
        Points = [.. Enumerable.Range(1, 42).Select(Week)],
    };

    internal static ControlChartData Moved { get; } = Control with
    {
        Title = "Is the change real, once the limits were moved?",
        Description = "Not estimable yet: the limits begin anew with week 38. Two named events have moved these limits: “New rule in force” (week 15), “Counting from the delivery” (week 38).",
        Stretches =
        [
            new ControlStretch(0, 14, 0.742, 14, IsTrial: true),
            new ControlStretch(14, 23, 0.76, 20, false, "“New rule in force”", "event 1", "1"),
            new ControlStretch(37, 5, null, 0, false, "“Counting from the delivery of the notice, whatever its day”", "event 2", "2"),
        ],
        MeanLabel = "no limits yet",
        Points = [.. Control.Points.Select((point, at) => at < 37 ? point : new ControlPoint(point.Name, point.Share))],
    };

    private static TrendPoint Month(int i, double value, bool isProvisional) => new(
        $"{Months[(i + 10) % 12]} {2024 + ((i + 10) / 12)}",
        value,
        value - 2 - (i % 3 * 0.3),
        value + 2 + (i % 4 * 0.3),
        isProvisional,
        i is 0 or 21 or 23 ? FormattableString.Invariant($"{value:0.0} h") : null);

    private static FunnelLimit Limit(double size)
    {
        var inner = Math.Sqrt((0.735 * 0.265 / size) + 0.0045) * 1.96;
        var outer = inner / 1.96 * 3.09;
        return new FunnelLimit(size, Math.Max(0, 0.735 - inner), Math.Min(1, 0.735 + inner), Math.Max(0, 0.735 - outer), Math.Min(1, 0.735 + outer));
    }

    private static ControlPoint Week(int week)
    {
        var spread = 0.1 + (0.01 * Math.Sin(week * 3.7));
        var share = 0.742 + (0.05 * Math.Sin(week * 2.3)) - (week > 35 ? 0.1 : 0);
        return new ControlPoint(FormattableString.Invariant($"W{week:00}"), share, 0.742 - spread, 0.742 + spread, share < 0.742 - spread);
    }
}
