using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Data.Regimes;

/// <summary>A row of the catalogue as text, written as seed/regimes.json is written, so that what nobody changed is the same to the byte.</summary>
public static class RuleText
{
    private static readonly JsonWriterOptions Written = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One row.</summary>
    /// <param name="row">A row in any layout.</param>
    public static string Of(JsonElement row) => Write(row.WriteTo);

    /// <summary>Rows as the file of a catalogue.</summary>
    /// <param name="bodies">Rows as <see cref="Of"/> writes them, in the order of the file.</param>
    public static string File(IEnumerable<string> bodies) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var body in bodies)
        {
            using var row = JsonDocument.Parse(body);
            row.RootElement.WriteTo(writer);
        }

        writer.WriteEndArray();
    });

    /// <summary>The rows of a file, each by its id.</summary>
    /// <param name="file">A JSON array of rows that was checked before.</param>
    internal static IReadOnlyList<(string Id, string Body)> Rows(string file)
    {
        using var document = JsonDocument.Parse(file);
        return [.. document.RootElement.EnumerateArray().Select(row => (row.GetProperty("id").GetString()!, Of(row)))];
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Written))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
