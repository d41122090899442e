using Portal.Ui;

namespace Portal.Public.Tables;

/// <summary>One group of a table's measures, ready to be read.</summary>
/// <param name="Id">Unique in the table.</param>
/// <param name="Caption">What it shows, and of when.</param>
/// <param name="Note">In which order, and what is left to the files.</param>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">Lines.</param>
public sealed record NumberSheet(string Id, string Caption, string Note, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);
