using System.Xml;

namespace Portal.Data.Releases.Formats;

/// <summary>SDMX-ML 2.1 generic data, one series for each combination of the other dimensions; for clients that read nothing newer.</summary>
public static class SdmxGenericFormat
{
    /// <summary>Writes the file of a table.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="table">The table; its dimension of time is the last.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static void Write(Stream target, ReleaseTable table, ReleaseVersion version)
    {
        CellGrid.Require(table);
        Write(target, new SdmxPart(table), version);
    }

    /// <summary>Writes a part of a table.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="part">Cells, and what of them is wanted.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static void Write(Stream target, SdmxPart part, ReleaseVersion version)
    {
        var definition = new SdmxDefinition(part.Table);
        XmlBytes.Write(target, xml =>
        {
            SdmxMessage.Start(xml, "GenericData", part.Table, version);
            xml.WriteStartElement("Structure", SdmxMessage.Message);
            xml.WriteAttributeString("structureID", definition.Structure.Id);
            xml.WriteAttributeString("dimensionAtObservation", part.IsFlat ? SdmxPart.Flat : SdmxNames.Time);
            xml.WriteStartElement("Structure", SdmxMessage.Common);
            SdmxMessage.Reference(xml, definition.Structure);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("DataSet", SdmxMessage.Message);
            xml.WriteAttributeString("structureRef", definition.Structure.Id);
            xml.WriteAttributeString("action", "Information");
            if (part.IsFlat)
            {
                foreach (var cell in part.Table.Cells)
                {
                    WriteObservation(xml, part, cell, () => Key(xml, "ObsKey", definition.Dimensions, cell));
                }
            }
            else
            {
                WriteSeries(xml, part, definition);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private static void WriteSeries(XmlWriter xml, SdmxPart part, SdmxDefinition definition)
    {
        foreach (var series in definition.SeriesOf(part.Table.Cells))
        {
            xml.WriteStartElement("Series", SdmxMessage.Generic);
            Key(xml, "SeriesKey", definition.Dimensions.SkipLast(1), series[0]);
            foreach (var cell in series)
            {
                WriteObservation(xml, part, cell, () =>
                {
                    xml.WriteStartElement("ObsDimension", SdmxMessage.Generic);
                    xml.WriteAttributeString("value", definition.Dimensions[^1].CodeOf(cell));
                    xml.WriteEndElement();
                });
            }

            xml.WriteEndElement();
        }
    }

    private static void WriteObservation(XmlWriter xml, SdmxPart part, ReleaseCell cell, Action writeKey)
    {
        xml.WriteStartElement("Obs", SdmxMessage.Generic);
        writeKey();
        if (part.HasValues)
        {
            xml.WriteStartElement("ObsValue", SdmxMessage.Generic);
            xml.WriteAttributeString("value", cell.Value is { } value ? NumberText.Of(value) : "NaN");
            xml.WriteEndElement();
        }

        var attributes = part.Attributes.Select(attribute => (attribute.Concept.Id, Text: attribute.TextOf(cell))).Where(attribute => attribute.Text.Length > 0).ToArray();
        if (attributes.Length > 0)
        {
            xml.WriteStartElement("Attributes", SdmxMessage.Generic);
            foreach (var (id, text) in attributes)
            {
                Value(xml, id, text);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Key(XmlWriter xml, string element, IEnumerable<SdmxDimension> dimensions, ReleaseCell cell)
    {
        xml.WriteStartElement(element, SdmxMessage.Generic);
        foreach (var dimension in dimensions)
        {
            Value(xml, dimension.Concept.Id, dimension.CodeOf(cell));
        }

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
