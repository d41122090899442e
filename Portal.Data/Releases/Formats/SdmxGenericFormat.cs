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
        var definition = new SdmxDefinition(table);
        return XmlBytes.Write(xml =>
        {
            SdmxMessage.Start(xml, "GenericData", table, version);
            xml.WriteStartElement("Structure", SdmxMessage.Message);
            xml.WriteAttributeString("structureID", definition.Structure.Id);
            xml.WriteAttributeString("dimensionAtObservation", SdmxNames.Time);
            xml.WriteStartElement("Structure", SdmxMessage.Common);
            SdmxMessage.Reference(xml, definition.Structure);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("DataSet", SdmxMessage.Message);
            xml.WriteAttributeString("structureRef", definition.Structure.Id);
            xml.WriteAttributeString("action", "Information");
            foreach (var series in definition.Series())
            {
                WriteSeries(xml, definition, series);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private static void WriteSeries(XmlWriter xml, SdmxDefinition definition, IReadOnlyList<ReleaseCell> cells)
    {
        xml.WriteStartElement("Series", SdmxMessage.Generic);
        xml.WriteStartElement("SeriesKey", SdmxMessage.Generic);
        foreach (var dimension in definition.Dimensions.SkipLast(1))
        {
            Value(xml, dimension.Concept.Id, dimension.CodeOf(cells[0]));
        }

        xml.WriteEndElement();
        foreach (var cell in cells)
        {
            WriteObservation(xml, definition, cell);
        }

        xml.WriteEndElement();
    }

    private static void WriteObservation(XmlWriter xml, SdmxDefinition definition, ReleaseCell cell)
    {
        xml.WriteStartElement("Obs", SdmxMessage.Generic);
        xml.WriteStartElement("ObsDimension", SdmxMessage.Generic);
        xml.WriteAttributeString("value", definition.Dimensions[^1].CodeOf(cell));
        xml.WriteEndElement();
        xml.WriteStartElement("ObsValue", SdmxMessage.Generic);
        xml.WriteAttributeString("value", cell.Value is { } value ? NumberText.Of(value) : "NaN");
        xml.WriteEndElement();
        xml.WriteStartElement("Attributes", SdmxMessage.Generic);
        foreach (var attribute in SdmxAttribute.All)
        {
            if (attribute.TextOf(cell) is { Length: > 0 } text)
            {
                Value(xml, attribute.Concept.Id, text);
            }
        }

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
