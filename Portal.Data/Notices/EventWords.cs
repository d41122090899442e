using System.Collections.Frozen;

namespace Portal.Data.Notices;

/// <summary>The words on the wire for event types and evidence: snake case, lower case.</summary>
public static class EventWords
{
    private static readonly string[] Types = [.. Enum.GetNames<EventType>().Select(ToSnakeCase)];

    private static readonly string[] Evidences = [.. Enum.GetNames<Evidence>().Select(ToSnakeCase)];

    private static readonly FrozenDictionary<string, EventType> TypeByWord =
        Enum.GetValues<EventType>().ToFrozenDictionary(Of);

    private static readonly FrozenDictionary<string, Evidence> EvidenceByWord =
        Enum.GetValues<Evidence>().ToFrozenDictionary(Of);

    /// <summary>The word for an event type.</summary>
    public static string Of(EventType type) => Types[(int)type];

    /// <summary>The word for a kind of evidence.</summary>
    public static string Of(Evidence evidence) => Evidences[(int)evidence];

    /// <summary>Reads the word for an event type; the case must match.</summary>
    public static bool TryParse(string word, out EventType type) => TypeByWord.TryGetValue(word, out type);

    /// <summary>Reads the word for a kind of evidence; the case must match.</summary>
    public static bool TryParse(string word, out Evidence evidence) => EvidenceByWord.TryGetValue(word, out evidence);

    private static string ToSnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
