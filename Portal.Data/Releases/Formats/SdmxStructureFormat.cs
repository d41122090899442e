using System.Xml;
using static Portal.Data.Releases.Formats.SdmxMessage;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// The SDMX-ML 2.1 structure message of a table: dataflow, code lists, concepts and data structure. Frequency and observation status take the
/// official code lists; places take our own, because groups of countries and synthetic ones are in no official list.
/// </summary>
public static class SdmxStructureFormat
{
    private const string Concepts = "CS_RTR";

    /// <summary>The message of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version) => Write([table], version);

    /// <summary>One message for several tables of a release.</summary>
    /// <param name="tables">The tables, at least one.</param>
    /// <param name="version">The version that the header names.</param>
    public static byte[] Write(IReadOnlyList<ReleaseTable> tables, ReleaseVersion version) => XmlBytes.Write(xml =>
    {
        Start(xml, "Structure", tables[0], version);
        xml.WriteEndElement();
        xml.WriteStartElement("Structures", Message);
        xml.WriteStartElement("Dataflows", Structure);
        foreach (var table in tables)
        {
            WriteDataflow(xml, table);
        }

        xml.WriteEndElement();
        SdmxCodeLists.Write(xml, tables);
        WriteConcepts(xml, tables);
        xml.WriteStartElement("DataStructures", Structure);
        foreach (var table in tables)
        {
            WriteDataStructure(xml, table);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void WriteDataflow(XmlWriter xml, ReleaseTable table)
    {
        Maintained(xml, "Dataflow", SdmxNames.Dataflow(table), SdmxNames.Agency, SdmxNames.Version);
        Name(xml, table.Title);
        Description(xml, table.Description);
        xml.WriteStartElement("Structure", Structure);
        Reference(xml, SdmxNames.Agency, SdmxNames.Structure(table), SdmxNames.Version, "datastructure", "DataStructure");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteConcepts(XmlWriter xml, IReadOnlyList<ReleaseTable> tables)
    {
        xml.WriteStartElement("Concepts", Structure);
        Maintained(xml, "ConceptScheme", Concepts, SdmxNames.Agency, SdmxNames.Version);
        Name(xml, "Concepts of the " + ReleaseText.Publisher);
        (string Id, string Name)[] concepts =
        [
            (SdmxNames.Frequency, "Frequency"),
            .. tables.SelectMany(table => table.Dimensions.Select(dimension => (SdmxNames.Component(table, dimension), dimension.Title))).DistinctBy(pair => pair.Item1),
            (SdmxNames.Indicator, "Measure"), (SdmxNames.Value, "Value"), (SdmxNames.Status, "Observation status"), (SdmxNames.Flag, "Flag of the register"),
            (SdmxNames.Low, "Lower end"), (SdmxNames.High, "Upper end"), (SdmxNames.Carried, "Carried forward"),
        ];
        foreach (var (id, name) in concepts)
        {
            xml.WriteStartElement("Concept", Structure);
            xml.WriteAttributeString("id", id);
            Name(xml, name);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteDataStructure(XmlWriter xml, ReleaseTable table)
    {
        Maintained(xml, "DataStructure", SdmxNames.Structure(table), SdmxNames.Agency, SdmxNames.Version);
        Name(xml, table.Title);
        xml.WriteStartElement("DataStructureComponents", Structure);
        WriteDimensions(xml, table);
        xml.WriteStartElement("MeasureList", Structure);
        xml.WriteAttributeString("id", "MeasureDescriptor");
        xml.WriteStartElement("PrimaryMeasure", Structure);
        xml.WriteAttributeString("id", SdmxNames.Value);
        Concept(xml, SdmxNames.Value);
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteAttributes(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteDimensions(XmlWriter xml, ReleaseTable table)
    {
        xml.WriteStartElement("DimensionList", Structure);
        xml.WriteAttributeString("id", "DimensionDescriptor");
        var position = 0;
        Coded("Dimension", SdmxNames.Frequency, "SDMX", SdmxCodeLists.OfficialFrequency, SdmxCodeLists.OfficialFrequencyVersion);
        foreach (var dimension in table.Dimensions.Where(dimension => dimension.Role != DimensionRole.Time))
        {
            Coded("Dimension", SdmxNames.Component(table, dimension), SdmxNames.Agency, SdmxNames.CodeList(table, dimension), SdmxNames.Version);
        }

        Coded("Dimension", SdmxNames.Indicator, SdmxNames.Agency, SdmxNames.Indicators(table), SdmxNames.Version);
        xml.WriteStartElement("TimeDimension", Structure);
        xml.WriteAttributeString("id", SdmxNames.Time);
        xml.WriteAttributeString("position", FormattableString.Invariant($"{++position}"));
        Concept(xml, SdmxNames.Time);
        Text(xml, "ObservationalTimePeriod");
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Coded(string element, string id, string agency, string list, string version)
        {
            xml.WriteStartElement(element, Structure);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("position", FormattableString.Invariant($"{++position}"));
            Concept(xml, id);
            Enumerated(xml, agency, list, version);
            xml.WriteEndElement();
        }
    }

    private static void WriteAttributes(XmlWriter xml)
    {
        xml.WriteStartElement("AttributeList", Structure);
        xml.WriteAttributeString("id", "AttributeDescriptor");
        Attribute(SdmxNames.Status, "Mandatory", () => Enumerated(xml, "SDMX", SdmxCodeLists.OfficialStatus, SdmxCodeLists.OfficialStatusVersion));
        Attribute(SdmxNames.Flag, "Conditional", () => Enumerated(xml, SdmxNames.Agency, SdmxCodeLists.Flags, SdmxNames.Version));
        Attribute(SdmxNames.Low, "Conditional", () => Text(xml, "Decimal"));
        Attribute(SdmxNames.High, "Conditional", () => Text(xml, "Decimal"));
        Attribute(SdmxNames.Carried, "Conditional", () => Text(xml, "Boolean"));
        xml.WriteEndElement();

        void Attribute(string id, string assignment, Action representation)
        {
            xml.WriteStartElement("Attribute", Structure);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("assignmentStatus", assignment);
            Concept(xml, id);
            representation();
            xml.WriteStartElement("AttributeRelationship", Structure);
            xml.WriteStartElement("PrimaryMeasure", Structure);
            xml.WriteStartElement("Ref");
            xml.WriteAttributeString("id", SdmxNames.Value);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    internal static void Maintained(XmlWriter xml, string element, string id, string agency, string version)
    {
        xml.WriteStartElement(element, Structure);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("agencyID", agency);
        xml.WriteAttributeString("version", version);
    }

    private static void Concept(XmlWriter xml, string id)
    {
        xml.WriteStartElement("ConceptIdentity", Structure);
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("maintainableParentID", Concepts);
        xml.WriteAttributeString("maintainableParentVersion", SdmxNames.Version);
        xml.WriteAttributeString("agencyID", SdmxNames.Agency);
        xml.WriteAttributeString("package", "conceptscheme");
        xml.WriteAttributeString("class", "Concept");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Enumerated(XmlWriter xml, string agency, string list, string version)
    {
        xml.WriteStartElement("LocalRepresentation", Structure);
        xml.WriteStartElement("Enumeration", Structure);
        Reference(xml, agency, list, version, "codelist", "Codelist");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string type)
    {
        xml.WriteStartElement("LocalRepresentation", Structure);
        xml.WriteStartElement("TextFormat", Structure);
        xml.WriteAttributeString("textType", type);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Reference(XmlWriter xml, string agency, string id, string version, string package, string type)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("version", version);
        xml.WriteAttributeString("agencyID", agency);
        xml.WriteAttributeString("package", package);
        xml.WriteAttributeString("class", type);
        xml.WriteEndElement();
    }
}
