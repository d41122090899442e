using System.Text.Json;
using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>What the SDMX-JSON 2.0 messages share.</summary>
internal static class SdmxJsonMessage
{
    private const string Language = "en";
    private const string Schemas = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/";

    /// <summary>A message: who sends what, then the data.</summary>
    internal static void Write(Stream target, string kind, ReleaseTable table, ReleaseVersion version, Action<Utf8JsonWriter> data) => JsonBytes.Write(target, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("meta");
        json.WriteString("schema", $"{Schemas}{kind}-message/tools/schemas/2.0.0/sdmx-json-{kind}-schema.json");
        json.WriteString("id", SdmxMessage.Id(table, version));
        json.WriteBoolean("test", table.IsSynthetic);
        json.WriteString("prepared", InstantPattern.General.Format(version.KnownAt));
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue(Language);
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", SdmxNames.Agency);
        Name(json, ReleaseText.Publisher);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("data");
        data(json);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    internal static void Name(Utf8JsonWriter json, string name) => Worded(json, "name", name);

    internal static void Description(Utf8JsonWriter json, string? description)
    {
        if (description is not null)
        {
            Worded(json, "description", description);
        }
    }

    /// <summary>An array under a name, one object an item.</summary>
    internal static void Objects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The artefact that a message speaks of.</summary>
    internal static void Link(Utf8JsonWriter json, string relation, string urn) => Objects(json, "links", [urn], (link, name) =>
    {
        link.WriteString("rel", relation);
        link.WriteString("urn", name);
    });

    /// <summary>That a value holds for each observation by itself.</summary>
    internal static void PerObservation(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("observation");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void Format(Utf8JsonWriter json, string textType)
    {
        json.WriteStartObject("format");
        json.WriteString("dataType", textType);
        json.WriteEndObject();
    }

    // Both forms: the best match for the reader, and each language by name
    private static void Worded(Utf8JsonWriter json, string name, string text)
    {
        json.WriteString(name, text);
        json.WriteStartObject(name + "s");
        json.WriteString(Language, text);
        json.WriteEndObject();
    }
}
