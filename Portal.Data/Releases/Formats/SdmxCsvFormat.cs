namespace Portal.Data.Releases.Formats;

/// <summary>SDMX-CSV 2.0: one line an observation, codes only; the structure message of <see cref="SdmxStructureFormat"/> explains them.</summary>
public static class SdmxCsvFormat
{
    /// <summary>The file of a table.</summary>
    public static byte[] Write(ReleaseTable table)
    {
        var line = new CsvLine();
        string[] header =
        [
            "STRUCTURE", "STRUCTURE_ID", "ACTION", SdmxNames.Frequency, .. table.Dimensions.Select(dimension => SdmxNames.Component(table, dimension)),
            SdmxNames.Indicator, SdmxNames.Value, SdmxNames.Status, SdmxNames.Flag, SdmxNames.Low, SdmxNames.High, SdmxNames.Carried,
        ];
        foreach (var column in header)
        {
            line.Text(column);
        }

        line.End();
        var structure = $"{SdmxNames.Agency}:{SdmxNames.Dataflow(table)}({SdmxNames.Version3})";
        foreach (var cell in table.Cells)
        {
            line.Text("dataflow").Text(structure).Text("I").Text(table.Frequency);
            foreach (var code in cell.Codes)
            {
                line.Text(code);
            }

            line.Text(cell.Measure).Number(cell.Value).Text(CellFlag.ObservationStatus(cell)).Text(CellFlag.Of(cell)).Number(cell.Low).Number(cell.High)
                .Text(cell.IsCarried ? "1" : "0").End();
        }

        return line.ToBytes();
    }
}
