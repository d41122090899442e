using System.Globalization;
using Portal.Data.Releases;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Released;

/// <summary>Released figures as charts and tables.</summary>
internal static class ReleasedCharts
{
    /// <summary>The due cohorts as bars, the first the main one; a hidden one is dotted.</summary>
    internal static SplitBarData Split(string title, IReadOnlyList<ReleasedPart> parts, CultureInfo culture) => new()
    {
        Title = title,
        Description = string.Join(" ", parts.Select(part => $"{part.Name}: {Say(part, culture)}.")),
        Rows = [.. parts.Select((part, at) => Row(part, at == 0, culture))],
    };

    internal static SplitBarData Hours(ReleasedPart part, CultureInfo culture) => new()
    {
        Title = "How long was it online, all together?",
        Description = $"{ReleasedWords.Hours(part.HoursBefore ?? 0, culture)} hours before the limit or after a return, {ReleasedWords.Hours(part.Shown("hours_after") ?? 0, culture)} after the limit.",
        HasAxis = false,
        Rows =
        [
            new SplitRow(
                "",
                [
                    new(SplitKind.Met, part.HoursBeforeShare ?? 0, $"{ReleasedWords.Hours(part.HoursBefore ?? 0, culture)} before the limit or after a return"),
                    new(SplitKind.Missed, part.HoursAfterShare ?? 0, $"{ReleasedWords.Hours(part.Shown("hours_after") ?? 0, culture)} after the limit ({HumanFormat.Percent(part.HoursAfterShare ?? 0, culture)})"),
                ]),
        ],
    };

    internal static TrendData Trend(IReadOnlyList<ReleasedPart> quarters, CultureInfo culture) => new()
    {
        Title = "Is the limit met more often?",
        Description = "Share of the items due that met the time limit, by quarter.",
        AxisLabel = "per cent of the items due that met the limit",
        Points =
        [
            .. quarters.Select(part => new TrendPoint(
                QuarterName(part),
                (double?)part.Shown("on_time_rate"),
                (double?)part.Shown("on_time_rate_low"),
                (double?)part.Shown("on_time_rate_high"),
                false,
                part.Shown("on_time_rate") is { } rate ? HumanFormat.Number((double)rate, 0, culture) + "%" : null)),
        ],
    };

    /// <summary>"2025-Q3" as "Q3 2025".</summary>
    internal static string QuarterName(ReleasedPart part) => PeriodText.Of(part.Period, CultureInfo.CurrentUICulture);

    internal static TableRow TableRow(Link name, ReleasedPart part, CultureInfo culture) => new(
        name,
        [
            ReleasedWords.Cell(part["issued"], MeasureKind.Count, culture),
            ReleasedWords.Cell(part["median_bin"], MeasureKind.Bin, culture),
            ReleasedWords.Cell(part["p90_bin"], MeasureKind.Bin, culture),
            ReleasedWords.Cell(part["due"], MeasureKind.Count, culture),
            ReleasedWords.Cell(part["on_time_rate"], MeasureKind.Share, culture),
            ReleasedWords.Interval(part, culture),
        ]);

    internal static IReadOnlyList<TableColumn> Columns(string first, string order) =>
    [
        new(first, IsNumber: false, SortedAs: order), new("Items notified"), new("Half gone after"), new("Nine in ten gone after"), new("Items due"), new("Limit met"), new("95% interval"),
    ];

    private static SplitRow Row(ReleasedPart part, bool isMain, CultureInfo culture) => part.OnTimeShare is not { } met
        ? new SplitRow(part.Name, [new(SplitKind.Hidden, 1, isMain ? "hidden" : "c")])
        : new SplitRow(
            part.Name,
            [new(SplitKind.Met, met, (isMain ? "Met " : "") + ReleasedWords.Met(part, culture)), .. Rest(part, isMain, culture)],
            isMain && part.Due is { } due ? $"{HumanFormat.Number((double)due, 0, culture)} items due" : null,
            part.OnTimeLow,
            part.OnTimeHigh,
            part is { OnTimeLow: { } low, OnTimeHigh: { } high } ? $"95% interval {HumanFormat.PercentInterval(low, high, culture)}" : null);

    private static IEnumerable<SplitPart> Rest(ReleasedPart part, bool isMain, CultureInfo culture) => part is { LateShare: { } late, UndeterminedShare: { } undetermined }
        ?
        [
            new(SplitKind.Undetermined, undetermined, isMain ? $"Undetermined {HumanFormat.Percent(undetermined, culture)}" : ""),
            new(SplitKind.Missed, late, isMain ? $"Missed {HumanFormat.Percent(late, culture)}" : ""),
        ]
        : [new(SplitKind.Missed, part.NotOnTimeShare ?? 0, isMain ? $"Missed or undetermined {HumanFormat.Percent(part.NotOnTimeShare ?? 0, culture)}" : "")];

    private static string Say(ReleasedPart part, CultureInfo culture) => part is { OnTimeShare: not null, Due: { } due }
        ? $"met {ReleasedWords.Met(part, culture)} of {HumanFormat.Number((double)due, 0, culture)} due"
        : "hidden";
}
