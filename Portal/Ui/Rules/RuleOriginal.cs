using System.Text.Json;
using Portal.Data.Regimes;

namespace Portal.Ui.Rules;

/// <summary>A row in the catalogue's own words, key by key.</summary>
internal static class RuleOriginal
{
    /// <summary>Key, what people call it, and its value as the catalogue has it.</summary>
    internal static IReadOnlyList<(string Key, string Name, string Text)> Of(Rule rule, RuleWords words) => Of(rule.Text, words);

    internal static IReadOnlyList<(string Key, string Name, string Text)> Of(string body, RuleWords words)
    {
        using var row = JsonDocument.Parse(body);
        return [.. row.RootElement.EnumerateObject().Select(property => (property.Name, words.Field(property.Name), Text(property.Value)))];
    }

    /// <summary>A value in one line: lists with semicolons, nothing as "none".</summary>
    internal static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "none",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.GetArrayLength() == 0 => "none",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(property => $"{property.Name}: {Text(property.Value)}")),
        _ => value.GetRawText(),
    };
}
