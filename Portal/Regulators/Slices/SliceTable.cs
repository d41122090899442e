using Portal.Ui;

namespace Portal.Regulators.Slices;

/// <summary>Measures of one kind as a table.</summary>
/// <param name="Id">Unique in the page.</param>
/// <param name="Title">What they answer.</param>
/// <param name="Note">How they are counted.</param>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">The measures.</param>
internal sealed record SliceTable(string Id, string Title, string? Note, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows)
{
    private const int Repeated = 3;

    /// <summary>Whether it takes the page's whole width: figures with their intervals, bounds and reasons.</summary>
    internal bool IsWide => Columns == MeasureCells.Measured;

    /// <summary>The same with a reason that stands in many lines said once, above them, and a column that says nothing left out.</summary>
    internal SliceTable Gathered()
    {
        var common = Rows.Select(ReasonOf).Where(reason => reason.Length > 0).CountBy(reason => reason, StringComparer.Ordinal).Where(one => one.Value >= Repeated).ToList();
        return !IsWide || common.Count == 0 ? this : this with
        {
            Note = string.Join(' ', [Note, .. common.Select(one => FormattableString.Invariant($"In {one.Value} lines: {one.Key}."))]),
            Rows = [.. Rows.Select(row => common.Exists(one => one.Key == ReasonOf(row)) ? row with { Cells = [.. row.Cells.SkipLast(1), ""] } : row)],
        };
    }

    // Why a figure is missing stays beside it
    private static string ReasonOf(TableRow row) =>
        row.Cells is [TableCell.Value { Text: not MeasureCells.NotEstimable }, .., TableCell.Value { Text: var text }] ? text : "";
}
