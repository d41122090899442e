using System.Globalization;
using NodaTime;
using Portal.Data.Seeding;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Methods;

/// <summary>The proof of the intervals, and what common ways of counting say, as pictures and tables.</summary>
internal static class ProofCharts
{
    private static readonly IReadOnlyList<(string Figure, string Words)> Shown =
    [
        ("period: half gone after", "Half gone after"),
        ("period: still online at 24 h", "Still online at 24 h"),
        ("limit met, due cohort", "Limit met"),
        ("acknowledged before removal within 1 h", "Acknowledged within 1 h"),
    ];

    internal static CoverageResult Proof => MeasuredFiles.Coverage;

    /// <summary>How many kinds of published interval there are, and how many held the truth between 93 and 97 times in 100.</summary>
    internal static (int All, int Inside) Kinds =>
        (Proof.Coverage.Count(row => !row.IsNaive), Proof.Coverage.Count(row => !row.IsNaive && row.Share is >= 0.93 and <= 0.97));

    /// <summary>The published interval filled, the one that takes items as independent hollow.</summary>
    internal static DotWhiskerData Coverage(CultureInfo culture) => new()
    {
        Title = "How often do the 95% intervals hold the truth?",
        Description = string.Join(" ", Shown.Select(row => $"{row.Words}: {Percent(Published(row.Figure), culture)}, with items as independent {Percent(Naive(row.Figure), culture)}.")),
        Axis = AxisKind.Share,
        Rows =
        [
            .. Shown.Select(row => new DotRow(
                row.Words,
                Published(row.Figure).Share,
                Percent(Published(row.Figure), culture),
                Published(row.Figure).Share - (2 * Published(row.Figure).Error),
                Math.Min(1, Published(row.Figure).Share + (2 * Published(row.Figure).Error)),
                Naive(row.Figure).Share)),
        ],
    };

    /// <summary>The middle of the removed items beside the truth, for the last days before a day.</summary>
    internal static BarData Medians(CultureInfo culture) => new()
    {
        Title = "How wrong is the middle of the removed items?",
        Description = string.Join(" ", MedianRows().Select(row => $"{Days(row)}: {Hours(row.MeanNaive, culture)} instead of {Hours(row.MeanTruth, culture)}.")),
        AxisLabel = "hours until half of the items are gone",
        Rows =
        [
            .. MedianRows().SelectMany(row => new[]
            {
                new BarRow($"{Days(row)}: removed only", InHours(row.MeanNaive), Hours(row.MeanNaive, culture), Kind: BarKind.Claimed),
                new BarRow("the truth", InHours(row.MeanTruth), Hours(row.MeanTruth, culture), Kind: BarKind.Own),
            }),
        ],
    };

    internal static IReadOnlyList<TableColumn> CoverageColumns =>
        [new("Figure", IsNumber: false), new("Items", IsNumber: false), new("Interval", IsNumber: false), new("Worlds"), new("Held the truth", "%"), new("Monte Carlo error", "points")];

    internal static IReadOnlyList<TableRow> CoverageRows(CultureInfo culture) =>
    [
        .. Proof.Coverage.Select(row => new TableRow(
            new Link(row.Figure),
            [
                row.Slice,
                row.IsNaive ? row.Method + " (never published)" : row.Method,
                HumanFormat.Count(row.Worlds, culture),
                HumanFormat.Number(100 * row.Share, 1, culture),
                HumanFormat.Number(100 * row.Error, 1, culture),
            ])),
    ];

    internal static IReadOnlyList<TableColumn> BiasColumns =>
        [new("Figure", IsNumber: false), new("Common way", IsNumber: false), new("Worlds"), new("It says"), new("The register says"), new("The truth")];

    internal static IReadOnlyList<TableRow> BiasRows(CultureInfo culture) =>
    [
        .. Proof.Bias.Select(row => new TableRow(
            new Link(row.Figure),
            [
                row.Naive,
                HumanFormat.Count(row.Worlds, culture),
                Words(row.MeanNaive, culture),
                Words(row.MeanFigure, culture),
                Words(row.MeanTruth, culture),
            ])),
    ];

    internal static IReadOnlyList<TableColumn> CostColumns =>
        [new("Items", IsNumber: false), new("Cells that hold something"), new("Cells an item"), new("Bytes an item")];

    internal static IReadOnlyList<TableRow> CostRows(CultureInfo culture) =>
    [
        .. MeasuredFiles.Cost.Sizes.Select(size => new TableRow(
            new Link(HumanFormat.Count(size.Items, culture)),
            [
                HumanFormat.Count(size.Cells, culture),
                PerItem(size, culture),
                HumanFormat.Number((double)size.FileBytes / size.Items, 1, culture),
            ])),
    ];

    /// <summary>Cells for each item by how many items there are: the curve that the cost follows.</summary>
    internal static BarData CellsByItem(CultureInfo culture) => new()
    {
        Title = "How many cells does an item need?",
        Description = string.Join(" ", MeasuredFiles.Cost.Sizes.Select(size => $"{HumanFormat.Count(size.Items, culture)} items: {PerItem(size, culture)} cells each.")),
        AxisLabel = "cells for each item, by items in the register",
        Rows = [.. MeasuredFiles.Cost.Sizes.Select(size => new BarRow(HumanFormat.Count(size.Items, culture), (double)size.Cells / size.Items, PerItem(size, culture)))],
    };

    /// <summary>The worst case, for the sentence.</summary>
    internal static BiasRow Youngest => MedianRows()[0];

    internal static string Hours(double seconds, CultureInfo culture) => HumanFormat.Length(Duration.FromSeconds(Math.Round(seconds)), culture);

    internal static CoverageRow Published(string figure) => Proof.Coverage.First(row => !row.IsNaive && row.Figure == figure);

    internal static CoverageRow Naive(string figure) => Proof.Coverage.First(row => row.IsNaive && row.Figure == figure);

    internal static string Percent(CoverageRow row, CultureInfo culture) => HumanFormat.Number(100 * row.Share, 1, culture) + "%";

    private static string PerItem(CubeCostRow size, CultureInfo culture) => HumanFormat.Number((double)size.Cells / size.Items, 1, culture);

    // Shares lie under 1, times in seconds far above
    private static string Words(double value, CultureInfo culture) => value <= 1 ? HumanFormat.Share(value, culture) : Hours(value, culture);

    private static BiasRow[] MedianRows() => [.. Proof.Bias.Where(row => row.Figure.StartsWith("half gone after", StringComparison.Ordinal))];

    private static string Days(BiasRow row) => row.Figure.Replace("half gone after, issued in the last", "last", StringComparison.Ordinal);

    private static double InHours(double seconds) => Duration.FromSeconds(seconds).TotalHours;
}
