using System.Text.Json;
using static Portal.Data.Releases.Formats.SdmxJsonMessage;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// SDMX-JSON 2.0 data message: series over time. Codes stand once in the structure, data point at them by position; a value that is not shown
/// is null, and its attributes say why.
/// </summary>
public static class SdmxJsonFormat
{
    /// <summary>The file of a table.</summary>
    /// <param name="table">The table; its cells must be complete and in order.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version)
    {
        CellGrid.Require(table);
        var definition = new SdmxDefinition(table);
        SdmxJsonValues[] attributes = [.. SdmxAttribute.All.Select(attribute => SdmxJsonValues.Of(attribute, table))];
        return SdmxJsonMessage.Write("data", table, version, json =>
        {
            Objects(json, "structures", [definition], (one, of) => WriteStructure(one, of, attributes));
            Objects(json, "dataSets", [definition], (one, of) => WriteDataSet(one, of, attributes));
        });
    }

    private static void WriteStructure(Utf8JsonWriter json, SdmxDefinition definition, SdmxJsonValues[] attributes)
    {
        Name(json, definition.Table.Title);
        Description(json, definition.Table.Description);
        Link(json, "structure", definition.Structure.Urn("datastructure.DataStructure"));
        Numbers(json, "dataSets", 0);
        var keyed = definition.Dimensions.Select((dimension, at) => (dimension, at)).ToArray();
        json.WriteStartObject("dimensions");
        Objects(json, "dataSet", keyed[..0], WriteDimension);
        Objects(json, "series", keyed[..^1], WriteDimension);
        Objects(json, "observation", keyed[^1..], WriteDimension);
        json.WriteEndObject();
        json.WriteStartObject("measures");
        Objects(json, "observation", [SdmxConcept.Measured], (one, measure) =>
        {
            one.WriteString("id", measure.Id);
            Name(one, measure.Name);
            Format(one, "Decimal");
        });
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        Objects(json, "dataSet", attributes[..0], WriteAttribute);
        Objects(json, "series", attributes[..0], WriteAttribute);
        Objects(json, "observation", attributes.Where(attribute => !attribute.IsEmpty), WriteAttribute);
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

    private static void WriteDataSet(Utf8JsonWriter json, SdmxDefinition definition, SdmxJsonValues[] attributes)
    {
        json.WriteNumber("structure", 0);
        json.WriteString("action", "Information");
        Link(json, "dataflow", definition.Dataflow.Urn("datastructure.Dataflow"));
        var places = definition.Dimensions.Select(dimension => (dimension.CodeOf, Places(dimension.Values.Select(value => value.Id)))).ToArray();
        var shown = attributes.Where(attribute => !attribute.IsEmpty).ToArray();
        json.WriteStartObject("series");
        foreach (var series in definition.Series())
        {
            json.WriteStartObject(string.Join(':', places.SkipLast(1).Select(place => Place(place, series[0]))));
            json.WriteStartObject("observations");
            foreach (var cell in series)
            {
                json.WriteStartArray(Place(places[^1], cell));
                WriteNumber(json, cell.Value);
                foreach (var attribute in shown)
                {
                    WriteNumber(json, attribute.PlaceOf(cell));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Place((Func<ReleaseCell, string> CodeOf, Dictionary<string, int> At) place, ReleaseCell cell) =>
        FormattableString.Invariant($"{place.At[place.CodeOf(cell)]}");

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
