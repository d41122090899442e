using System.Globalization;
using Portal.Data.Releases;
using Portal.Data.Releases.Reviews;
using Portal.Ui;

namespace Portal.Operations.Releases;

/// <summary>A page of a draft's table as the public will see it. Numbers keep the order of the file; nothing is computed here.</summary>
internal static class PreviewView
{
    internal const int PageLength = 30;

    /// <summary>The group that is asked for, or the first that the table has.</summary>
    internal static string Chosen(ReleaseTable table, string? asked) =>
        MeasureGroups.Of(table) is var all && all.Any(one => one.Id == asked) ? asked! : all.Select(one => one.Id).FirstOrDefault("");

    /// <summary>Heads: the codes, then the measures.</summary>
    internal static IReadOnlyList<TableColumn> Columns(ReleaseTable table, IReadOnlyList<Measure> measures) =>
        [new(string.Join(", ", MeasureGroups.Telling(table).Select(one => one.Dimension.Title)), IsNumber: false), .. measures.Select(measure => new TableColumn(measure.Title, measure.Unit))];

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

    /// <summary>What tells a line from the others in its table.</summary>
    internal static string LineOf(ReleaseTable table, IReadOnlyList<string> codes) =>
        string.Join(" · ", MeasureGroups.Telling(table).Select(one => MeasureGroups.Label(one.Dimension, codes[one.At], CultureInfo.CurrentUICulture)));

    /// <summary>A line by everything that it is about.</summary>
    internal static string NameOf(ReleaseTable table, IReadOnlyList<string> codes) =>
        string.Join(" · ", codes.Select((code, at) => MeasureGroups.Label(table.Dimensions[at], code, CultureInfo.CurrentUICulture)));

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
