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
    /// <summary>Whether it takes the page's whole width: figures with their intervals, bounds and reasons.</summary>
    internal bool IsWide => Columns == MeasureCells.Measured;
}
