using System.Text.Json;

namespace Portal.Data.Releases.Formats;

/// <summary>The values of an attribute that a table has, each once, in the order in which cells bring them.</summary>
internal sealed class SdmxJsonValues
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names;

    private SdmxJsonValues(SdmxAttribute attribute)
    {
        Attribute = attribute;
        names = attribute.List?.Codes.ToDictionary(code => code.Id, code => code.Name, StringComparer.Ordinal) ?? [];
    }

    internal SdmxAttribute Attribute { get; }

    internal bool IsEmpty => places.Count == 0;

    internal IEnumerable<string> Texts => places.Keys;

    internal static SdmxJsonValues Of(SdmxAttribute attribute, ReleaseTable table)
    {
        var values = new SdmxJsonValues(attribute);
        foreach (var cell in table.Cells)
        {
            if (attribute.TextOf(cell) is { Length: > 0 } text)
            {
                values.places.TryAdd(text, values.places.Count);
            }
        }

        return values;
    }

    /// <summary>Where the cell's value stands; null where it has none.</summary>
    internal int? PlaceOf(ReleaseCell cell) => places.TryGetValue(Attribute.TextOf(cell), out var at) ? at : null;

    /// <summary>A code with its name, or the value itself as JSON has it.</summary>
    internal void Write(Utf8JsonWriter json, string text)
    {
        if (names.TryGetValue(text, out var name))
        {
            json.WriteString("id", text);
            SdmxJsonMessage.Name(json, name);
        }
        else
        {
            // A number or true or false: its text is JSON as it stands
            json.WritePropertyName("value");
            json.WriteRawValue(text);
        }
    }
}
