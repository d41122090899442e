using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Demo;

/// <summary>Demonstration slices as charts and tables.</summary>
internal static class DemoCharts
{
    private static readonly double[] FollowedAt = [3600, 6 * 3600, 86400, 3 * 86400, 7 * 86400, 30 * 86400];

    /// <summary>The due cohorts as bars, the first the main one; a hidden one is dotted.</summary>
    internal static SplitBarData Split(string title, IReadOnlyList<(string Name, PublicSlice Slice)> rows, CultureInfo culture) => new()
    {
        Title = title,
        Description = string.Join(" ", rows.Select(row => $"{row.Name}: {Say(row.Slice.OnTime, culture)}.")),
        Rows = [.. rows.Select((row, at) => Row(row.Name, row.Slice.OnTime, at == 0, culture))],
    };

    internal static SplitBarData Hours(AvailabilityHours hours, CultureInfo culture) => new()
    {
        Title = "How long was it online, all together?",
        Description = $"{DemoWords.Hours(hours.BeforeLimit, culture)} hours before the limit, {DemoWords.Hours(hours.AfterLimit, culture)} after it.",
        HasAxis = false,
        Rows =
        [
            new SplitRow(
                "",
                [
                    new(SplitKind.Met, hours.BeforeLimitShare ?? 0, $"{DemoWords.Hours(hours.BeforeLimit, culture)} before the limit"),
                    new(SplitKind.Missed, hours.AfterLimitShare ?? 0, $"{DemoWords.Hours(hours.AfterLimit, culture)} after the limit ({HumanFormat.Share(hours.AfterLimitShare ?? 0, culture)})"),
                ]),
        ],
    };

    internal static SurvivalData Curve(string title, string name, PublicSlice slice, (string Name, PublicSlice Slice)? context, CultureInfo culture) => new()
    {
        Title = title,
        Description = $"Step curve of the share still online by time since notice, {name}. Half gone after {DemoWords.GoneAfter(slice, 0.5, culture)}.",
        Own = CurveMarks.Of(name, slice.Removal!, Duration.FromSeconds(1)),
        Context = context is { Slice.Removal: { } other } ? [CurveMarks.Of(context.Value.Name, other, Duration.FromSeconds(1))] : [],
        LimitSeconds = 86400,
        LimitLabel = "24 h: a frequent time limit",
        Notes = [.. Note(slice, culture)],
        Followed = [.. FollowedAt.Select(seconds => (seconds, Count: slice.Removal!.AtRisk(seconds))).Where(at => at.Count >= PublicSlice.Threshold).Select(at => new FollowedCount(at.seconds, at.Count))],
    };

    internal static TrendData Trend(IReadOnlyList<PublicSlice> quarters, CultureInfo culture) => new()
    {
        Title = "Is removal getting faster?",
        Description = "Hours until half of the items are gone, by quarter.",
        AxisLabel = "hours until half of the items are gone",
        Limit = 24,
        LimitLabel = "24 h: a frequent time limit",
        Points = [.. quarters.Select((slice, at) => Point(slice, at == quarters.Count - 1, culture))],
    };

    internal static string QuarterName(PublicSlice slice, CultureInfo culture)
    {
        var day = slice.Window.From.InUtc().Date;
        return $"Q{((day.Month - 1) / 3) + 1} {day.Year.ToString(culture)}";
    }

    internal static TableRow TableRow(Link name, PublicSlice slice, CultureInfo culture) => new(
        name,
        [
            Or(slice.Issued is { } issued ? HumanFormat.Count(issued, culture) : null, slice),
            Or(DemoWords.GoneAfter(slice, 0.5, culture), slice),
            Or(DemoWords.Interval(slice, 0.5, culture) is { Length: > 0 } interval ? interval : null, slice),
            Or(slice.OnTime is { } split ? HumanFormat.Share(split.OnTimeShare, culture) : null, slice),
            Or(slice.OnTime is { Interval: { Lower: { } low, Upper: { } high } } ? HumanFormat.ShareInterval(low, high, culture) : null, slice),
            Or(slice.OpenShare is { } open ? HumanFormat.Share(open, culture) : null, slice),
        ]);

    internal static IReadOnlyList<TableColumn> Columns(string first, string order) =>
    [
        new(first, IsNumber: false, SortedAs: order), new("Items notified"), new("Half gone after"), new("95% interval"), new("Limit met"), new("95% interval"), new("Still open"),
    ];

    private static TableCell Or(string? text, PublicSlice slice) =>
        text is not null ? text : slice.Status == CellStatus.NotApplicable ? CellGap.NoData : CellGap.Hidden;

    private static IEnumerable<CurveNote> Note(PublicSlice slice, CultureInfo culture)
    {
        if (slice.Removal!.Quantile(0.5).Midpoint is { } half)
        {
            yield return new CurveNote(half, slice.Removal.At(half).Survival, $"half gone after {DemoWords.GoneAfter(slice, 0.5, culture)}");
        }

        yield return new CurveNote(86400, slice.Removal.At(86400).Survival, $"{HumanFormat.Share(slice.Removal.At(86400).Survival, culture)} still online at 24 h");
    }

    private static TrendPoint Point(PublicSlice slice, bool isProvisional, CultureInfo culture)
    {
        var quantile = slice.Removal?.Quantile(0.5);
        var interval = quantile?.Interval(BandKind.LogLog) ?? default;
        return new TrendPoint(
            QuarterName(slice, culture),
            InHours(quantile?.Midpoint),
            InHours(interval.Lower),
            InHours(interval.Upper),
            isProvisional,
            DemoWords.GoneAfter(slice, 0.5, culture));
    }

    private static double? InHours(double? seconds) => seconds is { } value ? Duration.FromSeconds(value).TotalHours : null;

    private static SplitRow Row(string name, PublicSplit? split, bool isMain, CultureInfo culture) => split is null
        ? new SplitRow(name, [new(SplitKind.Hidden, 1, isMain ? "hidden" : "c")])
        : new SplitRow(
            name,
            [
                new(SplitKind.Met, split.OnTimeShare, isMain ? $"Met {HumanFormat.Share(split.OnTimeShare, culture)}" : HumanFormat.Share(split.OnTimeShare, culture)),
                new(SplitKind.Undetermined, split.UndeterminedShare, isMain ? $"Undetermined {HumanFormat.Share(split.UndeterminedShare, culture)}" : ""),
                new(SplitKind.Missed, split.LateShare, isMain ? $"Missed {HumanFormat.Share(split.LateShare, culture)}" : ""),
            ],
            isMain ? $"{HumanFormat.Count(split.Due, culture)} items due" : null,
            split.Interval.Lower,
            split.Interval.Upper,
            split.Interval is { Lower: { } low, Upper: { } high } ? $"95% interval {HumanFormat.ShareInterval(low, high, culture)}" : null);

    private static string Say(PublicSplit? split, CultureInfo culture) => split is null
        ? "hidden"
        : $"met {HumanFormat.Share(split.OnTimeShare, culture)}, undetermined {HumanFormat.Share(split.UndeterminedShare, culture)}, missed {HumanFormat.Share(split.LateShare, culture)} of {HumanFormat.Count(split.Due, culture)} due";
}
