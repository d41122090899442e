using System.Text.Json.Nodes;
using Portal.Data.Measures;

namespace Portal.Documents;

/// <summary>JSON nodes in the house form: what is not defined is null.</summary>
internal static class Json
{
    internal static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    internal static JsonArray Numbers(IEnumerable<double?> values) => new([.. values.Select(Number)]);

    internal static JsonArray Interval(ConfidenceInterval interval) => Numbers([interval.Lower, interval.Upper]);

    internal static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> describe) => new([.. items.Select(describe)]);
}
