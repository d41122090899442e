using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Data.Regimes;
using Portal.Ui.Rules;

namespace Portal.Operations.Regimes;

/// <summary>A row of the catalogue as a form. What is typed goes into the document as it is: the catalogue's own reader judges it.</summary>
public sealed class RuleForm
{
    private static readonly string[] Choices = ["layer", "duty_holder", "standard", "clock", "status", "notice_type", "confidence", "jurisdiction"];
    private static readonly string[] Lists = ["provider_types", "content_categories", "clock_stop", "seen_fields", "recalled_fields"];
    private static readonly string[] Long = ["territorial_scope", "extensions_pauses", "preconditions_exclusions", "penalty_ceiling", "notes"];

    private RuleForm(IReadOnlyList<RuleField> fields) => Fields = fields;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RuleField> Fields { get; }

    internal static RuleForm Of(string body, RuleCatalogue catalogue, RuleWords words)
    {
        var rows = catalogue.Rules.Select(rule => JsonNode.Parse(rule.Text)!.AsObject()).ToList();
        using var document = JsonDocument.Parse(body);
        return new RuleForm(
        [
            .. document.RootElement.EnumerateObject().Select(property => new RuleField
            {
                Key = property.Name,
                Label = words.Field(property.Name),
                Kind = KindOf(property.Name),
                Choices = Choices.Contains(property.Name)
                    ? [.. rows.Select(row => (string?)row[property.Name]).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(code => (code, code.Replace('_', ' ')))]
                    : [],
                Value = Typed(property.Value, KindOf(property.Name)),
            }),
        ]);
    }

    /// <summary>The document that the form stands for.</summary>
    internal string ToBody()
    {
        var row = new JsonObject();
        foreach (var field in Fields)
        {
            row[field.Key] = Node(field);
        }

        return row.ToJsonString();
    }

    private static JsonNode? Node(RuleField field) => field.Kind switch
    {
        RuleFieldKind.Lines => new JsonArray([.. field.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
        RuleFieldKind.Flag => field.Value == "true",
        _ when string.IsNullOrWhiteSpace(field.Value) => null,
        RuleFieldKind.Number when int.TryParse(field.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        RuleFieldKind.Json => Parsed(field.Value),
        _ => field.Value.Trim(),
    };

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // As text it is refused by the reader, with the name of the field
            return text;
        }
    }

    private static RuleFieldKind KindOf(string key) => key switch
    {
        "duration" => RuleFieldKind.Number,
        "verify_before_use" => RuleFieldKind.Flag,
        "effective_from" or "effective_to" => RuleFieldKind.Day,
        "source" or "engine" => RuleFieldKind.Json,
        _ when Choices.Contains(key) => RuleFieldKind.Choice,
        _ when Lists.Contains(key) => RuleFieldKind.Lines,
        _ when Long.Contains(key) => RuleFieldKind.LongText,
        _ => RuleFieldKind.Text,
    };

    private static string Typed(JsonElement value, RuleFieldKind kind) => (kind, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => "",
        (RuleFieldKind.Lines, JsonValueKind.Array) => string.Join('\n', value.EnumerateArray().Select(item => item.GetString())),
        (_, JsonValueKind.String) => value.GetString()!,
        (_, JsonValueKind.True) => "true",
        (_, JsonValueKind.False) => "false",
        (RuleFieldKind.Json, _) => RuleText.Of(value),
        _ => value.GetRawText(),
    };
}
