using System.Globalization;
using Portal.Data.Releases;
using Portal.Data.Releases.Reviews;
using Portal.Ui;

namespace Portal.Operations.Releases;

/// <summary>A page of a draft's table as the public will see it. Numbers keep the order of the file; nothing is computed here.</summary>
internal static class PreviewView
{
    internal const int PageLength = 30;

    private static readonly (string Id, string Name, string[] Measures)[] Figures =
    [
        ("limit", "Time limit", ["due", "on_time", "not_on_time", "late", "undetermined", "on_time_rate", "on_time_rate_low", "on_time_rate_high"]),
        ("items", "Notices and items", ["notices", "issued", "removed", "open", "overdue"]),
        ("hours", "Hours online", ["hours", "hours_after"]),
        ("times", "How fast", ["median_bin", "p75_bin", "p90_bin"]),
        ("back", "Back again", ["watched", "returned", "return_rate_30d"]),
    ];

    /// <summary>The groups of figures that a table has.</summary>
    internal static IReadOnlyList<(string Id, string Name)> FiguresOf(ReleaseTable table) =>
        [.. Figures.Where(one => Measures(table, one.Id).Count > 0).Select(one => (one.Id, one.Name))];

    /// <summary>The group that is asked for, or the first that the table has.</summary>
    internal static string Chosen(ReleaseTable table, string? asked) =>
        FiguresOf(table) is var all && all.Any(one => one.Id == asked) ? asked! : all.Select(one => one.Id).FirstOrDefault("");

    /// <summary>Measures of a group in the order of the table. What no group knows stands with the first.</summary>
    internal static IReadOnlyList<Measure> Measures(ReleaseTable table, string figures) =>
        [.. table.Measures.Where(measure => (Figures.FirstOrDefault(one => one.Measures.Contains(measure.Id)).Id ?? Figures[0].Id) == figures)];

    /// <summary>Heads: the codes, then the measures.</summary>
    internal static IReadOnlyList<TableColumn> Columns(ReleaseTable table, IReadOnlyList<Measure> measures) =>
        [new(string.Join(", ", table.Dimensions.Select(dimension => dimension.Title)), IsNumber: false), .. measures.Select(measure => new TableColumn(measure.Title, measure.Unit))];

    /// <summary>Combinations of codes, each with its cells of these measures.</summary>
    internal static IReadOnlyList<IReadOnlyList<CellReview>> Lines(TableReview review, IReadOnlyList<Measure> measures, bool hiddenOnly)
    {
        var ids = measures.Select(measure => measure.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. review.Cells.Where(cell => ids.Contains(cell.Cell.Measure))
                .GroupBy(cell => string.Join('|', cell.Cell.Codes), StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<CellReview>)[.. group])
                .Where(line => !hiddenOnly || line.Any(cell => cell.Kind is not HidingKind.None)),
        ];
    }

    internal static string NameOf(ReleaseTable table, IReadOnlyList<string> codes) =>
        string.Join(" · ", codes.Select((code, at) => table.Dimensions[at].Codes.First(one => one.Id == code).Label));

    /// <summary>A cell as the public sees it; where its reason can be seen, it leads there.</summary>
    internal static TableCell PublicCell(CellReview cell, string? href, CultureInfo culture) => cell.Cell.Status switch
    {
        CellStatus.Shown => cell.Cell.Band ?? (cell.Cell.Value is { } value ? value.ToString("#,##0.##", culture) : ""),
        CellStatus.NotApplicable => CellGap.NoData,
        CellStatus.NotYetKnown => CellGap.NotYetKnown,
        _ => new TableCell.Value(cell.Cell.Status.Code(), href),
    };

    internal static string KindWords(HidingKind kind) => kind switch
    {
        HidingKind.Primary => "breaks a rule itself",
        HidingKind.Secondary => "hidden to protect others",
        HidingKind.Locked => "hidden since an earlier version",
        HidingKind.Unreliable => "too uncertain, or one provider group could move it (R6)",
        _ => "shown",
    };
}
