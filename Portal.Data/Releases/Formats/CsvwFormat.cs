using System.Text.Json;

namespace Portal.Data.Releases.Formats;

/// <summary>Metadata of the CSV file as "CSV on the Web" (W3C Recommendation, 17 December 2015) wants them, beside the file.</summary>
public static class CsvwFormat
{
    /// <summary>The metadata of a table's CSV file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version) => JsonBytes.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("@context");
        json.WriteStringValue("http://www.w3.org/ns/csvw");
        json.WriteStartObject();
        json.WriteString("@language", "en");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("url", table.Id + ".csv");
        json.WriteString("dc:title", table.Title);
        json.WriteString("dc:description", table.Description);
        json.WriteString("dc:isPartOf", ReleaseText.Name(version));
        json.WriteStartObject("dc:license");
        json.WriteString("@id", ReleaseText.Licence);
        json.WriteEndObject();
        json.WriteStartObject("dialect");
        json.WriteString("encoding", "utf-8");
        json.WriteBoolean("header", true);
        json.WriteEndObject();
        json.WriteStartArray("notes");
        foreach (var note in ReleaseText.Notes(table, version))
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartObject("tableSchema");
        WriteColumns(json, table);
        json.WriteStartArray("primaryKey");
        foreach (var dimension in table.Dimensions)
        {
            json.WriteStringValue(dimension.Id);
        }

        json.WriteStringValue("measure");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteColumns(Utf8JsonWriter json, ReleaseTable table)
    {
        json.WriteStartArray("columns");
        foreach (var dimension in table.Dimensions)
        {
            Column(json, dimension.Id, dimension.Title, "string", isRequired: true, "Code");
            Column(json, dimension.Id + "_label", dimension.Title + ", in words", "string", isRequired: true, "The code in words");
        }

        Column(json, "measure", "Measure", "string", isRequired: true, string.Join("; ", table.Measures.Select(measure => $"{measure.Id}: {measure.Title}. {measure.Description}")));
        Column(json, "unit", "Unit", "string", isRequired: true, "Unit of value, low and high");
        Column(json, "value", "Value", "decimal", isRequired: false, "The number; empty where the flag says why");
        Column(json, "flag", "Flag", "string", isRequired: false, string.Join("; ", CellFlag.All.Select(flag => $"{flag.Flag}: {flag.Meaning}")));
        Column(json, "low", "Lower end", "decimal", isRequired: false, "Of a range, or of what these files let anybody work out about a hidden cell");
        Column(json, "high", "Upper end", "decimal", isRequired: false, "Likewise; empty where a range has none");
        Column(json, "text", "Range in words", "string", isRequired: false, "A range as people read it");
        Column(json, "carried", "Carried forward", "boolean", isRequired: true, "True where an older figure or the sum of the shorter periods stands, because too few cases changed to show the new one");
        json.WriteEndArray();
    }

    private static void Column(Utf8JsonWriter json, string name, string title, string type, bool isRequired, string description)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("titles", name);
        json.WriteString("dc:title", title);
        json.WriteString("dc:description", description);
        json.WriteString("datatype", type);
        json.WriteBoolean("required", isRequired);
        json.WriteEndObject();
    }
}
