using System.Text.Json;
using static Portal.Data.Releases.Formats.SdmxJsonMessage;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// SDMX-JSON 2.0 data message: series over time. Codes stand once in the structure, data point at them by position; a value that is not shown
/// is null, and its attributes say why.
/// </summary>
public static class SdmxJsonFormat
{
    /// <summary>Writes the file of a table.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="table">The table; its cells must be complete and in order.</param>
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
        SdmxJsonValues[] attributes = [.. part.Attributes.Select(attribute => SdmxJsonValues.Of(attribute, part.Table)).Where(attribute => !attribute.IsEmpty)];
        SdmxJsonMessage.Write(target, "data", part.Table, version, json =>
        {
            Objects(json, "structures", [definition], (one, of) => WriteStructure(one, part, of, attributes));
            Objects(json, "dataSets", [definition], (one, of) => WriteDataSet(one, part, of, attributes));
        });
    }

    private static void WriteStructure(Utf8JsonWriter json, SdmxPart part, SdmxDefinition definition, SdmxJsonValues[] attributes)
    {
        Name(json, definition.Table.Title);
        Description(json, definition.Table.Description);
        Link(json, "structure", definition.Structure.Urn("datastructure.DataStructure"));
        Numbers(json, "dataSets", 0);
        var keyed = definition.Dimensions.Select((dimension, at) => (dimension, at)).ToArray();
        json.WriteStartObject("dimensions");
        Objects(json, "dataSet", keyed[..0], WriteDimension);
        var inSeries = part.IsFlat ? 0 : keyed.Length - 1;
        Objects(json, "series", keyed[..inSeries], WriteDimension);
        Objects(json, "observation", keyed[inSeries..], WriteDimension);
        json.WriteEndObject();
        json.WriteStartObject("measures");
        SdmxConcept[] measures = part.HasValues ? [SdmxConcept.Measured] : [];
        Objects(json, "observation", measures, (one, measure) =>
        {
            one.WriteString("id", measure.Id);
            Name(one, measure.Name);
            Format(one, "Decimal");
        });
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        Objects(json, "dataSet", attributes[..0], WriteAttribute);
        Objects(json, "series", attributes[..0], WriteAttribute);
        Objects(json, "observation", attributes, WriteAttribute);
        json.WriteEndObject();
        json.WriteStartArray("annotations");
        json.WriteEndArray();
    }

    private static void WriteDimension(Utf8JsonWriter json, (SdmxDimension Dimension, int At) keyed)
    {
        json.WriteString("id", keyed.Dimension.Concept.Id);
        Name(json, keyed.Dimension.Concept.Name);
        json.WriteNumber("keyPosition", keyed.At);
        Objects(json, "values", keyed.Dimension.Values, (one, code) =>
        {
            one.WriteString("id", code.Id);
            Name(one, code.Name);
            Description(one, code.Description);
            if (code.Parent is { } parent)
            {
                one.WriteString("parent", parent);
            }
        });
    }

    private static void WriteAttribute(Utf8JsonWriter json, SdmxJsonValues attribute)
    {
        json.WriteString("id", attribute.Attribute.Concept.Id);
        Name(json, attribute.Attribute.Concept.Name);
        json.WriteBoolean("isMandatory", attribute.Attribute.IsMandatory);
        PerObservation(json, "relationship");
        if (attribute.Attribute.TextType is { } type)
        {
            Format(json, type);
        }

        Objects(json, "values", attribute.Texts, (one, text) => attribute.Write(one, text));
    }

    private static void WriteDataSet(Utf8JsonWriter json, SdmxPart part, SdmxDefinition definition, SdmxJsonValues[] attributes)
    {
        json.WriteNumber("structure", 0);
        json.WriteString("action", "Information");
        Link(json, "dataflow", definition.Dataflow.Urn("datastructure.Dataflow"));
        var places = definition.Dimensions.Select(dimension => (dimension.CodeOf, Places(dimension.Values.Select(value => value.Id)))).ToArray();
        if (part.IsFlat)
        {
            WriteObservations(json, part, part.Table.Cells, places, attributes);
            return;
        }

        json.WriteStartObject("series");
        foreach (var series in definition.SeriesOf(part.Table.Cells))
        {
            json.WriteStartObject(Place(places.AsSpan(..^1), series[0]));
            WriteObservations(json, part, series, places.AsSpan(^1..).ToArray(), attributes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteObservations(
        Utf8JsonWriter json, SdmxPart part, IEnumerable<ReleaseCell> cells, (Func<ReleaseCell, string> CodeOf, Dictionary<string, int> At)[] places, SdmxJsonValues[] attributes)
    {
        json.WriteStartObject("observations");
        foreach (var cell in cells)
        {
            json.WriteStartArray(Place(places, cell));
            if (part.HasValues)
            {
                WriteNumber(json, cell.Value);
            }

            foreach (var attribute in attributes)
            {
                WriteNumber(json, attribute.PlaceOf(cell));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Place(ReadOnlySpan<(Func<ReleaseCell, string> CodeOf, Dictionary<string, int> At)> places, ReleaseCell cell)
    {
        var key = new System.Text.StringBuilder();
        foreach (var (codeOf, at) in places)
        {
            key.Append(key.Length == 0 ? "" : ":").Append(System.Globalization.CultureInfo.InvariantCulture, $"{at[codeOf(cell)]}");
        }

        return key.ToString();
    }

    private static Dictionary<string, int> Places(IEnumerable<string> ids) => ids.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at, StringComparer.Ordinal);

    private static void WriteNumber(Utf8JsonWriter json, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteRawValue(NumberText.Of(known));
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Numbers(Utf8JsonWriter json, string name, int number)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
