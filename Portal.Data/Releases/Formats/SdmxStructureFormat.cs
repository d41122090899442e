using System.Xml;
using static Portal.Data.Releases.Formats.SdmxMessage;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// The SDMX-ML 2.1 structure message of tables: dataflows, code lists, concepts and data structures. Frequency, observation status and
/// confidentiality take the official code lists; places take our own, because groups of countries and fictional ones are in no official list.
/// </summary>
public static class SdmxStructureFormat
{
    /// <summary>The message of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version) => Write([table], version);

    /// <summary>One message for several tables of a release.</summary>
    /// <param name="tables">The tables, at least one.</param>
    /// <param name="version">The version that the header names.</param>
    public static byte[] Write(IReadOnlyList<ReleaseTable> tables, ReleaseVersion version) => XmlBytes.Write(xml =>
    {
        SdmxDefinition[] definitions = [.. tables.Select(table => new SdmxDefinition(table))];
        Start(xml, "Structure", tables[0], version);
        xml.WriteEndElement();
        xml.WriteStartElement("Structures", Message);
        All(xml, "Dataflows", definitions, WriteDataflow);
        All(xml, "Codelists", SdmxDefinition.ListsOf(definitions), WriteList);
        All(xml, "Concepts", SdmxDefinition.SchemesOf(definitions), WriteScheme);
        All(xml, "DataStructures", definitions, WriteDataStructure);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void All<T>(XmlWriter xml, string element, IEnumerable<T> items, Action<XmlWriter, T> write)
    {
        xml.WriteStartElement(element, Structure);
        foreach (var item in items)
        {
            write(xml, item);
        }

        xml.WriteEndElement();
    }

    private static void WriteDataflow(XmlWriter xml, SdmxDefinition definition)
    {
        Maintained(xml, "Dataflow", definition.Dataflow);
        Name(xml, definition.Table.Title);
        Description(xml, definition.Table.Description);
        xml.WriteStartElement("Structure", Structure);
        Reference(xml, definition.Structure, "datastructure", "DataStructure");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteList(XmlWriter xml, SdmxList list)
    {
        Maintained(xml, "Codelist", list.Id);
        Partial(xml, list.Id);
        Name(xml, list.Name);
        if (list.Description is { } description)
        {
            Description(xml, description);
        }

        foreach (var code in list.Codes)
        {
            WriteCode(xml, code);
        }

        xml.WriteEndElement();
    }

    private static void WriteCode(XmlWriter xml, SdmxCode code)
    {
        xml.WriteStartElement("Code", Structure);
        xml.WriteAttributeString("id", code.Id);
        if (code.Official is { } official)
        {
            xml.WriteStartElement("Annotations", Common);
            xml.WriteStartElement("Annotation", Common);
            xml.WriteElementString("AnnotationTitle", Common, official);
            xml.WriteElementString("AnnotationType", Common, OfficialCode);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        Name(xml, code.Name);
        if (code.Description is { } description)
        {
            Description(xml, description);
        }

        if (code.Parent is { } parent)
        {
            xml.WriteStartElement("Parent", Structure);
            Local(xml, parent);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteScheme(XmlWriter xml, IGrouping<SdmxId, SdmxConcept> scheme)
    {
        Maintained(xml, "ConceptScheme", scheme.Key);
        Partial(xml, scheme.Key);
        Name(xml, SdmxConcept.SchemeName(scheme.Key));
        foreach (var concept in scheme)
        {
            xml.WriteStartElement("Concept", Structure);
            xml.WriteAttributeString("id", concept.Id);
            Name(xml, concept.Name);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteDataStructure(XmlWriter xml, SdmxDefinition definition)
    {
        Maintained(xml, "DataStructure", definition.Structure);
        Name(xml, definition.Table.Title);
        xml.WriteStartElement("DataStructureComponents", Structure);
        List(xml, "DimensionList", "DimensionDescriptor");
        for (var at = 0; at < definition.Dimensions.Count; at++)
        {
            var (concept, list) = (definition.Dimensions[at].Concept, definition.Dimensions[at].List);
            Component(xml, list is null ? "TimeDimension" : "Dimension", concept, ("position", FormattableString.Invariant($"{at + 1}")));
            Represented(xml, list, "ObservationalTimePeriod");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        List(xml, "AttributeList", "AttributeDescriptor");
        foreach (var attribute in SdmxAttribute.All)
        {
            WriteAttribute(xml, attribute);
        }

        xml.WriteEndElement();
        List(xml, "MeasureList", "MeasureDescriptor");
        Component(xml, "PrimaryMeasure", SdmxConcept.Measured);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAttribute(XmlWriter xml, SdmxAttribute attribute)
    {
        Component(xml, "Attribute", attribute.Concept, ("assignmentStatus", attribute.IsMandatory ? "Mandatory" : "Conditional"));
        Represented(xml, attribute.List, attribute.TextType);
        xml.WriteStartElement("AttributeRelationship", Structure);
        xml.WriteStartElement("PrimaryMeasure", Structure);
        Local(xml, SdmxNames.Value);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Opens a component and says what it means; the caller closes it.</summary>
    private static void Component(XmlWriter xml, string element, SdmxConcept concept, (string Name, string Value)? more = null)
    {
        xml.WriteStartElement(element, Structure);
        xml.WriteAttributeString("id", concept.Id);
        if (more is var (name, value))
        {
            xml.WriteAttributeString(name, value);
        }

        xml.WriteStartElement("ConceptIdentity", Structure);
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", concept.Id);
        xml.WriteAttributeString("maintainableParentID", concept.Scheme.Id);
        xml.WriteAttributeString("maintainableParentVersion", concept.Scheme.Version);
        xml.WriteAttributeString("agencyID", concept.Scheme.Agency);
        xml.WriteAttributeString("package", "conceptscheme");
        xml.WriteAttributeString("class", "Concept");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Represented(XmlWriter xml, SdmxList? list, string? textType)
    {
        xml.WriteStartElement("LocalRepresentation", Structure);
        if (list is not null)
        {
            xml.WriteStartElement("Enumeration", Structure);
            Reference(xml, list.Id, "codelist", "Codelist");
        }
        else
        {
            xml.WriteStartElement("TextFormat", Structure);
            xml.WriteAttributeString("textType", textType);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void List(XmlWriter xml, string element, string id)
    {
        xml.WriteStartElement(element, Structure);
        xml.WriteAttributeString("id", id);
    }

    private static void Maintained(XmlWriter xml, string element, SdmxId id)
    {
        xml.WriteStartElement(element, Structure);
        xml.WriteAttributeString("id", id.Id);
        xml.WriteAttributeString("agencyID", id.Agency);
        xml.WriteAttributeString("version", id.Version);
    }

    private static void Partial(XmlWriter xml, SdmxId id)
    {
        if (id.IsOfficial)
        {
            xml.WriteAttributeString("isPartial", "true");
        }
    }

    private static void Local(XmlWriter xml, string id)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", id);
        xml.WriteEndElement();
    }
}
