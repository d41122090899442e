using System.Text.Json;
using static Portal.Data.Releases.Formats.SdmxJsonMessage;

namespace Portal.Data.Releases.Formats;

/// <summary>The SDMX-JSON 2.0 structure message of tables: what <see cref="SdmxStructureFormat"/> says, for clients of SDMX 3.0.</summary>
public static class SdmxStructureJsonFormat
{
    private const string ParentCode = "PARENT";

    /// <summary>The message of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version) => Write(SdmxStructures.All([table]), version);

    /// <summary>A message of chosen structures.</summary>
    /// <param name="structures">What it holds.</param>
    /// <param name="version">The version that the header names.</param>
    public static byte[] Write(SdmxStructures structures, ReleaseVersion version) => FileBytes.Of(target => SdmxJsonMessage.Write(target, "structure", structures.First, version, json =>
    {
        Some(json, "dataflows", structures.Dataflows, (one, of) => WriteDataflow(one, of, structures));
        Some(json, "codelists", structures.Lists, (one, list) => WriteList(one, list, structures));
        Some(json, "conceptSchemes", structures.Schemes, (one, scheme) => WriteScheme(one, scheme, structures));
        Some(json, "dataStructures", structures.DataStructures, (one, of) => WriteDataStructure(one, of, structures));
    }));

    private static void Some<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        T[] all = [.. items];
        if (all.Length > 0)
        {
            Objects(json, name, all, write);
        }
    }

    private static void WriteDataflow(Utf8JsonWriter json, SdmxDefinition definition, SdmxStructures structures)
    {
        if (Maintained(json, SdmxKind.Dataflow, definition.Dataflow, definition.Table.Title, definition.Table.Description, structures))
        {
            json.WriteString("structure", definition.Structure.Urn("datastructure.DataStructure"));
        }
    }

    private static void WriteList(Utf8JsonWriter json, SdmxList list, SdmxStructures structures)
    {
        if (Maintained(json, SdmxKind.Codelist, list.Id, list.Name, list.Description, structures))
        {
            json.WriteBoolean("isPartial", list.Id.IsOfficial);
            Objects(json, "codes", list.Codes, WriteCode);
        }
    }

    private static void WriteCode(Utf8JsonWriter json, SdmxCode code)
    {
        json.WriteString("id", code.Id);
        Name(json, code.Name);
        Description(json, code.Description);
        var isNamed = code.Parent is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..];
        if (isNamed)
        {
            json.WriteString("parent", code.Parent);
        }

        // The published schema has no parent that begins with a figure or an underscore, though codes may
        (string Type, string? Title)[] notes = [(SdmxMessage.OfficialCode, code.Official), (ParentCode, isNamed ? null : code.Parent)];
        if (Array.Exists(notes, note => note.Title is not null))
        {
            Objects(json, "annotations", notes.Where(note => note.Title is not null), (one, note) =>
            {
                one.WriteString("title", note.Title);
                one.WriteString("type", note.Type);
            });
        }
    }

    private static void WriteScheme(Utf8JsonWriter json, IGrouping<SdmxId, SdmxConcept> scheme, SdmxStructures structures)
    {
        if (!Maintained(json, SdmxKind.ConceptScheme, scheme.Key, SdmxConcept.SchemeName(scheme.Key), null, structures))
        {
            return;
        }

        json.WriteBoolean("isPartial", scheme.Key.IsOfficial);
        Objects(json, "concepts", scheme, (one, concept) =>
        {
            one.WriteString("id", concept.Id);
            Name(one, concept.Name);
        });
    }

    private static void WriteDataStructure(Utf8JsonWriter json, SdmxDefinition definition, SdmxStructures structures)
    {
        if (Maintained(json, SdmxKind.DataStructure, definition.Structure, definition.Table.Title, null, structures))
        {
            WriteComponents(json, definition);
        }
    }

    private static void WriteComponents(Utf8JsonWriter json, SdmxDefinition definition)
    {
        json.WriteStartObject("dataStructureComponents");
        WriteDimensions(json, definition);
        json.WriteStartObject("attributeList");
        json.WriteString("id", "AttributeDescriptor");
        Objects(json, "attributes", SdmxAttribute.All, (one, attribute) =>
        {
            Component(one, attribute.Concept, attribute.List, attribute.TextType);
            one.WriteString("usage", attribute.IsMandatory ? "mandatory" : "optional");
            PerObservation(one, "attributeRelationship");
        });
        json.WriteEndObject();
        json.WriteStartObject("measureList");
        json.WriteString("id", "MeasureDescriptor");
        Objects(json, "measures", [SdmxConcept.Measured], (one, measure) =>
        {
            Component(one, measure, null, "Decimal");
            one.WriteString("usage", "optional");
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDimensions(Utf8JsonWriter json, SdmxDefinition definition)
    {
        json.WriteStartObject("dimensionList");
        json.WriteString("id", "DimensionDescriptor");
        Objects(json, "dimensions", definition.Dimensions.SkipLast(1).Select((dimension, at) => (dimension, at)), (one, keyed) =>
        {
            Component(one, keyed.dimension.Concept, keyed.dimension.List, null);
            one.WriteNumber("position", keyed.at);
        });
        json.WriteStartObject("timeDimension");
        Component(json, definition.Dimensions[^1].Concept, null, "ObservationalTimePeriod");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Component(Utf8JsonWriter json, SdmxConcept concept, SdmxList? list, string? textType)
    {
        json.WriteString("id", concept.Id);
        json.WriteString("conceptIdentity", concept.Urn);
        json.WriteStartObject("localRepresentation");
        if (list is not null)
        {
            json.WriteString("enumeration", list.Urn);
        }
        else
        {
            Format(json, textType ?? "String");
        }

        json.WriteEndObject();
    }

    /// <summary>Who keeps an artefact and what it is called; false where nothing more is told.</summary>
    private static bool Maintained(Utf8JsonWriter json, SdmxKind kind, SdmxId id, string name, string? description, SdmxStructures structures)
    {
        var isStub = structures.IsStub(kind, id);
        json.WriteString("id", id.Id);
        json.WriteString("agencyID", id.Agency);
        json.WriteString("version", id.Version3);
        json.WriteBoolean("isExternalReference", isStub);
        Name(json, name);
        Description(json, isStub && !structures.HasDescriptions ? null : description);
        return !isStub;
    }
}
