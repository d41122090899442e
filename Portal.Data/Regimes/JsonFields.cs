using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Regimes;

/// <summary>Reads the keys of one JSON object strictly: each error keeps its path, a key that nobody asked for is an error.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement element;
    private readonly string path;
    private readonly List<CatalogueProblem> problems;
    private readonly HashSet<string> asked = [];

    internal JsonFields(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        this.element = element;
        this.path = path;
        this.problems = problems;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(null, $"is {Name(element.ValueKind)}, an object is expected");
        }
    }

    internal IReadOnlySet<string> Asked => asked;

    internal void Report(string? key, string message) => problems.Add(new CatalogueProblem(key is null ? path : $"{path}.{key}", message));

    internal JsonElement? Value(string key, bool required)
    {
        asked.Add(key);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value))
        {
            return value;
        }

        if (required && element.ValueKind == JsonValueKind.Object)
        {
            Report(key, "is missing");
        }

        return null;
    }

    internal string Text(string key)
    {
        var text = Nullable(key, required: true, JsonValueKind.String)?.GetString();
        if (text is { Length: 0 })
        {
            Report(key, "is empty");
        }
        else if (text is null && Value(key, required: false)?.ValueKind == JsonValueKind.Null)
        {
            Report(key, "is null, text is expected");
        }

        return text ?? "";
    }

    internal string? TextOrNull(string key, bool required = true) => Nullable(key, required, JsonValueKind.String)?.GetString();

    internal int? CountOrNull(string key, bool required = true)
    {
        if (Nullable(key, required, JsonValueKind.Number) is not { } value)
        {
            // A key that may be left out is left out, not null.
            if (!required && Value(key, required: false)?.ValueKind == JsonValueKind.Null)
            {
                Report(key, "is null, a whole number is expected");
            }

            return null;
        }

        if (value.TryGetInt32(out var count) && count is > 0 and <= 100_000)
        {
            return count;
        }

        Report(key, "is not a whole number from 1 to 100000");
        return null;
    }

    internal bool Flag(string key, bool required)
    {
        var value = Value(key, required);
        if (value is { } found && found.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Report(key, $"is {Name(found.ValueKind)}, true or false is expected");
        }

        return value?.ValueKind == JsonValueKind.True;
    }

    internal LocalDate? DayOrNull(string key)
    {
        if (TextOrNull(key) is not { } text)
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed.Success)
        {
            return parsed.Value;
        }

        Report(key, "is not a day as yyyy-MM-dd");
        return null;
    }

    internal Instant? InstantOrNull(string key)
    {
        if (TextOrNull(key, required: false) is not { } text)
        {
            return null;
        }

        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (parsed.Success)
        {
            return parsed.Value.ToInstant();
        }

        Report(key, "is not a time with an offset");
        return null;
    }

    internal IReadOnlyList<string> Texts(string key, bool required, bool atLeastOne = false)
    {
        var texts = new List<string>();
        foreach (var (item, at) in Items(key, required))
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString() is { Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                Report($"{key}[{at}]", "is not a filled text");
            }
        }

        if (atLeastOne && texts.Count == 0 && Value(key, required)?.ValueKind == JsonValueKind.Array)
        {
            Report(key, "is empty, one entry at least is expected");
        }

        return texts;
    }

    internal IEnumerable<(JsonElement Item, int At)> Items(string key, bool required)
    {
        if (Value(key, required) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select((item, at) => (item, at));
        }

        Report(key, $"is {Name(value.ValueKind)}, a list is expected");
        return [];
    }

    internal T Code<T>(string key, IReadOnlyDictionary<string, T> codes, bool required = true)
        where T : struct
    {
        var text = required || Value(key, required: false) is not null ? Text(key) : null;
        if (text is { Length: > 0 } && codes.TryGetValue(text, out var code))
        {
            return code;
        }

        if (text is { Length: > 0 })
        {
            Report(key, $"is none of {string.Join(", ", codes.Keys)}");
        }

        return default;
    }

    internal void RefuseOthers()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in element.EnumerateObject().Where(property => !asked.Contains(property.Name)))
        {
            Report(property.Name, "is not a known key");
        }
    }

    private JsonElement? Nullable(string key, bool required, JsonValueKind kind)
    {
        if (Value(key, required) is not { } value || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Report(key, $"is {Name(value.ValueKind)}, {Name(kind)} is expected");
        return null;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
