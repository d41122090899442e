namespace Portal.Data.Releases.Formats;

/// <summary>
/// SDMX-CSV 2.0: one line an observation, codes only, the components in the order of the data structure; the structure messages explain them.
/// Values that are not shown are left empty.
/// </summary>
public static class SdmxCsvFormat
{
    /// <summary>The file of a table.</summary>
    public static byte[] Write(ReleaseTable table)
    {
        var line = new CsvLine();
        var definition = new SdmxDefinition(table);
        var structure = definition.Dataflow.Reference;
        foreach (var column in (string[])["STRUCTURE", "STRUCTURE_ID", "ACTION", .. definition.Concepts.Select(concept => concept.Id)])
        {
            line.Text(column);
        }

        line.End();
        foreach (var cell in table.Cells)
        {
            line.Text("dataflow").Text(structure).Text("I");
            foreach (var dimension in definition.Dimensions)
            {
                line.Text(dimension.CodeOf(cell));
            }

            line.Number(cell.Value);
            foreach (var attribute in SdmxAttribute.All)
            {
                line.Data(attribute.TextOf(cell));
            }

            line.End();
        }

        return line.ToBytes();
    }
}
