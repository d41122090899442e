using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portal.Data.Measures;

namespace Portal.Documents;

/// <summary>JSON nodes in the house form: what is not defined is null.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A document on one line, numbers in full precision.</summary>
    internal static string Text<T>(T document) => JsonSerializer.Serialize(document, Options);

    internal static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    internal static JsonArray Numbers(IEnumerable<double?> values) => new([.. values.Select(Number)]);

    internal static JsonArray Interval(ConfidenceInterval interval) => Numbers([interval.Lower, interval.Upper]);

    internal static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> describe) => new([.. items.Select(describe)]);
}
