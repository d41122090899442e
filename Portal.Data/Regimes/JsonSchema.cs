using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Data.Regimes;

/// <summary>
/// Checks a JSON value against a schema, each error with the path of the value. The subset of JSON Schema 2020-12 that the catalogue's schema uses:
/// type, enum, required, properties, additionalProperties false, items, minItems, minLength, minimum, maximum, pattern, format date and date-time.
/// A schema that uses another word is refused, so that nothing is silently not checked.
/// </summary>
public sealed class JsonSchema
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$id", "title", "description", "type", "enum", "required", "properties", "additionalProperties", "items", "minItems", "minLength", "minimum",
        "maximum", "pattern", "format",
    ];

    private readonly JsonElement root;

    private JsonSchema(JsonElement root) => this.root = root;

    /// <summary>Reads a schema.</summary>
    /// <param name="stream">A JSON object.</param>
    /// <exception cref="InvalidDataException">The schema uses a word that is not checked here.</exception>
    public static JsonSchema Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        var schema = document.RootElement.Clone();
        Require(schema, "$");
        return new JsonSchema(schema);
    }

    /// <summary>The errors of a value in the order of the value; none where it fits.</summary>
    /// <param name="value">Any value.</param>
    public IReadOnlyList<CatalogueProblem> Check(JsonElement value)
    {
        var problems = new List<CatalogueProblem>();
        Check(root, value, "$", problems);
        return problems;
    }

    private static void Require(JsonElement schema, string path)
    {
        foreach (var word in schema.EnumerateObject())
        {
            if (!Known.Contains(word.Name) || (word.Name == "additionalProperties" && word.Value.ValueKind != JsonValueKind.False))
            {
                throw new InvalidDataException($"{path}.{word.Name} of the schema is not a word that this program checks.");
            }
        }

        foreach (var property in Object(schema, "properties"))
        {
            Require(property.Value, $"{path}.properties.{property.Name}");
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Require(items, $"{path}.items");
        }
    }

    private static void Check(JsonElement schema, JsonElement value, string path, List<CatalogueProblem> problems)
    {
        if (schema.TryGetProperty("type", out var type) && !IsOfType(type, value))
        {
            problems.Add(new CatalogueProblem(path, $"is {Name(value)}, {string.Join(" or ", Texts(type))} is expected"));
            return;
        }

        if (schema.TryGetProperty("enum", out var codes) && !codes.EnumerateArray().Any(code => JsonElement.DeepEquals(code, value)))
        {
            problems.Add(new CatalogueProblem(path, $"is none of {string.Join(", ", Texts(codes))}"));
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, path, problems);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, path, problems);
                break;
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, path, problems);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value.GetDecimal(), path, problems);
                break;
            default:
                break;
        }
    }

    private static void CheckObject(JsonElement schema, JsonElement value, string path, List<CatalogueProblem> problems)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var own))
            {
                Check(own, property.Value, $"{path}.{property.Name}", problems);
            }
            else if (schema.TryGetProperty("additionalProperties", out _))
            {
                problems.Add(new CatalogueProblem($"{path}.{property.Name}", "is not a known key"));
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            problems.AddRange(Texts(required).Where(key => !value.TryGetProperty(key, out _)).Select(key => new CatalogueProblem($"{path}.{key}", "is missing")));
        }
    }

    private static void CheckArray(JsonElement schema, JsonElement value, string path, List<CatalogueProblem> problems)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32())
        {
            problems.Add(new CatalogueProblem(path, $"has {value.GetArrayLength()} entries, {least.GetInt32()} at least are expected"));
        }

        if (schema.TryGetProperty("items", out var items))
        {
            var at = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, $"{path}[{at++}]", problems);
            }
        }
    }

    private static void CheckText(JsonElement schema, string text, string path, List<CatalogueProblem> problems)
    {
        if (schema.TryGetProperty("minLength", out var least) && text.EnumerateRunes().Count() < least.GetInt32())
        {
            problems.Add(new CatalogueProblem(path, "is empty"));
        }

        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)))
        {
            problems.Add(new CatalogueProblem(path, $"does not look like {pattern.GetString()}"));
        }

        if (schema.TryGetProperty("format", out var format) && !JsonFormats.Fits(format.GetString()!, text))
        {
            problems.Add(new CatalogueProblem(path, $"is not a {format.GetString()}"));
        }
    }

    private static void CheckNumber(JsonElement schema, decimal number, string path, List<CatalogueProblem> problems)
    {
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDecimal())
        {
            problems.Add(new CatalogueProblem(path, $"is less than {least}"));
        }

        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDecimal())
        {
            problems.Add(new CatalogueProblem(path, $"is more than {most}"));
        }
    }

    private static bool IsOfType(JsonElement type, JsonElement value) => Texts(type).Any(word => word switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    });

    private static IEnumerable<JsonProperty> Object(JsonElement schema, string word) =>
        schema.TryGetProperty(word, out var value) ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.ToString()) : [value.ToString()];

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
