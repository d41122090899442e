namespace Portal.Ui.Files;

/// <summary>The numbers behind a chart's marks, one row a mark, for machines: full numbers, no signs of any language.</summary>
/// <param name="Columns">Names in snake_case.</param>
/// <param name="Rows">As many values as there are columns.</param>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ChartValue>> Rows);
