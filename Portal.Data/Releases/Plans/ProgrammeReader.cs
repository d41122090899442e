using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Plans;

/// <summary>Reads a programme: JSON with snake-case keys named like the members of <see cref="Programme"/>.</summary>
public static class ProgrammeReader
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The programme, or every reason against it.</summary>
    public static (Programme? Programme, IReadOnlyList<InputProblem> Problems) Read(string json)
    {
        try
        {
            var programme = JsonSerializer.Deserialize<Programme>(json, Options);
            var problems = programme is null ? [new InputProblem("bad-programme", "The programme is empty.")] : ProgrammeCheck.Check(programme).ToList();
            return problems.Count == 0 ? (programme, []) : (null, problems);
        }
        catch (JsonException error)
        {
            return (null, [new InputProblem("bad-programme", $"The programme cannot be read: {error.Message}")]);
        }
    }
}
