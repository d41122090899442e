using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>A table's heads and rows together.</summary>
public sealed record TableMatter(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);
