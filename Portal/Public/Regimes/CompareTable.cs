using Portal.Ui;

namespace Portal.Public.Regimes;

/// <summary>Rules as columns.</summary>
public sealed record CompareTable(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);
