namespace Portal.Data.Releases.Formats;

/// <summary>
/// One line for every cell: codes and labels of the dimensions, the measure, its value, and the flag that says why there is none.
/// RFC 4180, UTF-8, described by <see cref="CsvwFormat"/>.
/// </summary>
public static class CsvFormat
{
    /// <summary>Writes the file of a table.</summary>
    public static void Write(Stream target, ReleaseTable table)
    {
        using var line = new CsvLine(target);
        foreach (var column in Columns(table))
        {
            line.Text(column);
        }

        line.End();
        var labels = table.Dimensions.Select(dimension => dimension.Codes.ToDictionary(code => code.Id, code => code.Label, StringComparer.Ordinal)).ToArray();
        var units = table.Measures.ToDictionary(measure => measure.Id, measure => measure.Unit, StringComparer.Ordinal);
        foreach (var cell in table.Cells)
        {
            for (var at = 0; at < labels.Length; at++)
            {
                line.Text(cell.Codes[at]).Text(labels[at][cell.Codes[at]]);
            }

            line.Text(cell.Measure).Text(units[cell.Measure]).Number(cell.Value).Text(CellFlag.Of(cell)).Number(cell.Low).Number(cell.High)
                .Text(cell.Band).Text(cell.IsCarried ? "true" : "false").End();
        }
    }

    /// <summary>The names of the columns, in order.</summary>
    internal static IEnumerable<string> Columns(ReleaseTable table) =>
        [.. table.Dimensions.SelectMany(dimension => new[] { dimension.Id, dimension.Id + "_label" }), "measure", "unit", "value", "flag", "low", "high", "text", "carried"];
}
