using System.Xml;

namespace Portal.Data.Releases.Formats;

/// <summary>SDMX-ML 2.1 generic data, one series for each combination of the other dimensions; for clients that read nothing newer.</summary>
public static class SdmxGenericFormat
{
    /// <summary>The file of a table.</summary>
    /// <param name="table">The table; its dimension of time is the last.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version)
    {
        CellGrid.Require(table);
        return XmlBytes.Write(xml =>
        {
            SdmxMessage.Start(xml, "GenericData", table, version);
            xml.WriteStartElement("Structure", SdmxMessage.Message);
            xml.WriteAttributeString("structureID", SdmxNames.Structure(table));
            xml.WriteAttributeString("dimensionAtObservation", SdmxNames.Time);
            xml.WriteStartElement("Structure", SdmxMessage.Common);
            Reference(xml, table);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("DataSet", SdmxMessage.Message);
            xml.WriteAttributeString("structureRef", SdmxNames.Structure(table));
            xml.WriteAttributeString("action", "Information");
            foreach (var series in table.Cells.GroupBy(cell => (Key: string.Join('/', cell.Codes.SkipLast(1)), cell.Measure)))
            {
                WriteSeries(xml, table, [.. series]);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private static void Reference(XmlWriter xml, ReleaseTable table)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("agencyID", SdmxNames.Agency);
        xml.WriteAttributeString("id", SdmxNames.Structure(table));
        xml.WriteAttributeString("version", SdmxNames.Version);
        xml.WriteEndElement();
    }

    private static void WriteSeries(XmlWriter xml, ReleaseTable table, IReadOnlyList<ReleaseCell> cells)
    {
        xml.WriteStartElement("Series", SdmxMessage.Generic);
        xml.WriteStartElement("SeriesKey", SdmxMessage.Generic);
        Value(xml, SdmxNames.Frequency, table.Frequency);
        for (var at = 0; at < table.Dimensions.Count - 1; at++)
        {
            Value(xml, SdmxNames.Component(table, table.Dimensions[at]), cells[0].Codes[at]);
        }

        Value(xml, SdmxNames.Indicator, cells[0].Measure);
        xml.WriteEndElement();
        foreach (var cell in cells)
        {
            WriteObservation(xml, cell);
        }

        xml.WriteEndElement();
    }

    private static void WriteObservation(XmlWriter xml, ReleaseCell cell)
    {
        xml.WriteStartElement("Obs", SdmxMessage.Generic);
        xml.WriteStartElement("ObsDimension", SdmxMessage.Generic);
        xml.WriteAttributeString("value", cell.Codes[^1]);
        xml.WriteEndElement();
        xml.WriteStartElement("ObsValue", SdmxMessage.Generic);
        xml.WriteAttributeString("value", cell.Value is { } value ? NumberText.Of(value) : "NaN");
        xml.WriteEndElement();
        xml.WriteStartElement("Attributes", SdmxMessage.Generic);
        Value(xml, SdmxNames.Status, CellFlag.ObservationStatus(cell));
        foreach (var (name, text) in new[] { (SdmxNames.Flag, CellFlag.Of(cell)), (SdmxNames.Low, NumberText.Of(cell.Low)), (SdmxNames.High, NumberText.Of(cell.High)) })
        {
            if (text.Length > 0)
            {
                Value(xml, name, text);
            }
        }

        Value(xml, SdmxNames.Carried, cell.IsCarried ? "1" : "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string id, string value)
    {
        xml.WriteStartElement("Value", SdmxMessage.Generic);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }
}
