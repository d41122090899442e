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
    public static byte[] Write(ReleaseTable table, ReleaseVersion version) => Write(SdmxStructures.All([table]), version);

    /// <summary>A message of chosen structures.</summary>
    /// <param name="structures">What it holds.</param>
    /// <param name="version">The version that the header names.</param>
    public static byte[] Write(SdmxStructures structures, ReleaseVersion version) => XmlBytes.Write(xml =>
    {
        Start(xml, "Structure", structures.First, version);
        xml.WriteEndElement();
        xml.WriteStartElement("Structures", Message);
        All(xml, "Dataflows", structures.Dataflows, one => WriteDataflow(xml, one, structures));
        All(xml, "Codelists", structures.Lists, list => WriteList(xml, list, structures));
        All(xml, "Concepts", structures.Schemes, scheme => WriteScheme(xml, scheme, structures));
        All(xml, "DataStructures", structures.DataStructures, one => WriteDataStructure(xml, one, structures));
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void All<T>(XmlWriter xml, string element, IEnumerable<T> items, Action<T> write)
    {
        // A list without items is none
        T[] all = [.. items];
        if (all.Length == 0)
        {
            return;
        }

        xml.WriteStartElement(element, Structure);
        Array.ForEach(all, write);
        xml.WriteEndElement();
    }

    private static void WriteDataflow(XmlWriter xml, SdmxDefinition definition, SdmxStructures structures)
    {
        if (Maintained(xml, "Dataflow", SdmxKind.Dataflow, definition.Dataflow, definition.Table.Title, definition.Table.Description, structures))
        {
            xml.WriteStartElement("Structure", Structure);
            Reference(xml, definition.Structure, "datastructure", "DataStructure");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteList(XmlWriter xml, SdmxList list, SdmxStructures structures)
    {
        if (Maintained(xml, "Codelist", SdmxKind.Codelist, list.Id, list.Name, list.Description, structures))
        {
            foreach (var code in list.Codes)
            {
                WriteCode(xml, code);
            }
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

    private static void WriteScheme(XmlWriter xml, IGrouping<SdmxId, SdmxConcept> scheme, SdmxStructures structures)
    {
        if (Maintained(xml, "ConceptScheme", SdmxKind.ConceptScheme, scheme.Key, SdmxConcept.SchemeName(scheme.Key), null, structures))
        {
            foreach (var concept in scheme)
            {
                xml.WriteStartElement("Concept", Structure);
                xml.WriteAttributeString("id", concept.Id);
                Name(xml, concept.Name);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static void WriteDataStructure(XmlWriter xml, SdmxDefinition definition, SdmxStructures structures)
    {
        if (Maintained(xml, "DataStructure", SdmxKind.DataStructure, definition.Structure, definition.Table.Title, null, structures))
        {
            WriteComponents(xml, definition);
        }

        xml.WriteEndElement();
    }

    private static void WriteComponents(XmlWriter xml, SdmxDefinition definition)
    {
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

    /// <summary>Opens an artefact and names it; false where nothing more is told. The caller closes it.</summary>
    private static bool Maintained(XmlWriter xml, string element, SdmxKind kind, SdmxId id, string name, string? description, SdmxStructures structures)
    {
        var isStub = structures.IsStub(kind, id);
        xml.WriteStartElement(element, Structure);
        xml.WriteAttributeString("id", id.Id);
        xml.WriteAttributeString("agencyID", id.Agency);
        xml.WriteAttributeString("version", id.Version);
        if (isStub)
        {
            xml.WriteAttributeString("isExternalReference", "true");
        }
        else if (id.IsOfficial)
        {
            xml.WriteAttributeString("isPartial", "true");
        }

        Name(xml, name);
        if (description is not null && (!isStub || structures.HasDescriptions))
        {
            Description(xml, description);
        }

        return !isStub;
    }

    private static void Local(XmlWriter xml, string id)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", id);
        xml.WriteEndElement();
    }
}
