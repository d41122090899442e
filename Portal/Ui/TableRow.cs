namespace Portal.Ui;

/// <summary>A row: its name, then one cell for each further column.</summary>
/// <param name="Header">The row's name, perhaps with an address.</param>
/// <param name="Cells">As many as the table has columns beside the first.</param>
/// <param name="IsTotal">A total stands below a rule.</param>
public sealed record TableRow(Link Header, IReadOnlyList<TableCell> Cells, bool IsTotal = false);
