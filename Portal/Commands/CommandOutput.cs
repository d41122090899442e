using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Commands;

/// <summary>Where verbs write: documents on standard output, everything else on standard error.</summary>
internal static class CommandOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Results; tests may replace it.</summary>
    internal static TextWriter Out => Console.Out;

    /// <summary>Logs, progress and refusals.</summary>
    internal static TextWriter Error => Console.Error;

    /// <summary>Writes one JSON document and a line end, numbers in full precision.</summary>
    internal static void WriteJson<T>(T document) => Out.WriteLine(JsonSerializer.Serialize(document, Options));
}
