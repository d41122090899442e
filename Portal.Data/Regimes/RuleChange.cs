using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace Portal.Data.Regimes;

/// <summary>
/// What one proposed row does to the catalogue: a known id replaces that row, a new id adds a version, and a version that is law ends the
/// one in force the day before it begins. Pure.
/// </summary>
public sealed record RuleChange
{
    private static readonly string[] InForce = ["in_force", "in_force_not_yet_used", "in_force_partly", "in_force_partly_litigated"];

    private RuleChange()
    {
    }

    /// <summary>Id of the proposed row.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its group.</summary>
    public required string VersionGroup { get; init; }

    /// <summary>The proposed row as it is stored.</summary>
    public required string Body { get; init; }

    /// <summary>Every row that changes, the proposed one first.</summary>
    public required IReadOnlyList<StoredText> Changed { get; init; }

    /// <summary>The catalogue's file as it would be.</summary>
    public required string File { get; init; }

    /// <summary>Place of the proposed row in that file.</summary>
    public required int Position { get; init; }

    /// <summary>Reads a proposed row.</summary>
    /// <param name="body">A JSON object with the keys of a row, or a list that holds one.</param>
    /// <param name="current">The rows that now stand.</param>
    /// <param name="edition">Number of the state that it would make.</param>
    /// <param name="problems">Gets what is wrong; then the result is null.</param>
    internal static RuleChange? Read(string body, IReadOnlyList<StoredText> current, long edition, List<CatalogueProblem> problems)
    {
        if (Row(body, problems) is not { } row || Text(row, "id", problems) is not { } id || Text(row, "version_group", problems) is not { } group)
        {
            return null;
        }

        problems.AddRange(RuleRowText.Complaints(row, "$"));
        if (problems.Count > 0)
        {
            return null;
        }

        var old = current.FirstOrDefault(text => text.RuleId == id);
        var proposed = new StoredText(id, edition, old?.Position ?? current.Select(text => text.Position).DefaultIfEmpty(-1).Max() + 1, RuleText.Of(row), "proposal");
        if (old?.Body == proposed.Body)
        {
            problems.Add(new CatalogueProblem("$", "is the row as it stands; nothing would change"));
            return null;
        }

        List<StoredText> changed = [proposed, .. old is null ? Ended(row, group, current, edition) : []];
        var after = changed.Concat(current.Where(text => changed.TrueForAll(one => one.RuleId != text.RuleId))).Where(text => text.Body is not null).OrderBy(text => text.Position).ToList();
        return new RuleChange
        {
            RuleId = id,
            VersionGroup = group,
            Body = proposed.Body!,
            Changed = changed,
            File = RuleText.File(after.Select(text => text.Body!)),
            Position = after.IndexOf(proposed),
        };
    }

    /// <summary>The rows that the new version ends.</summary>
    private static IEnumerable<StoredText> Ended(JsonElement row, string group, IReadOnlyList<StoredText> current, long edition)
    {
        if (!InForce.Contains(Value(row, "status")) || LocalDatePattern.Iso.Parse(Value(row, "effective_from") ?? "") is not { Success: true, Value: var from })
        {
            yield break;
        }

        foreach (var text in current.Where(text => text.Body is not null))
        {
            var other = JsonNode.Parse(text.Body!)!.AsObject();
            var last = LocalDatePattern.Iso.Parse((string?)other["effective_to"] ?? "");
            var began = LocalDatePattern.Iso.Parse((string?)other["effective_from"] ?? "");
            if ((string?)other["version_group"] == group && InForce.Contains((string?)other["status"])
                && (!last.Success || last.Value >= from) && (!began.Success || began.Value < from))
            {
                other["effective_to"] = LocalDatePattern.Iso.Format(from.PlusDays(-1));
                other["status"] = "superseded";
                yield return text with { Edition = edition, Body = RuleText.Of(JsonSerializer.SerializeToElement(other)), Origin = "proposal" };
            }
        }
    }

    private static JsonElement? Row(string body, List<CatalogueProblem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 });
            var root = document.RootElement;
            var row = root is { ValueKind: JsonValueKind.Array } && root.GetArrayLength() == 1 ? root[0] : root;
            if (row.ValueKind == JsonValueKind.Object)
            {
                return row.Clone();
            }

            problems.Add(new CatalogueProblem("$", "is not one rule: a JSON object is expected"));
        }
        catch (JsonException broken)
        {
            problems.Add(new CatalogueProblem("$", $"is not JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}), or a key stands twice"));
        }

        return null;
    }

    private static string? Text(JsonElement row, string key, List<CatalogueProblem> problems)
    {
        if (Value(row, key) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add(new CatalogueProblem($"$.{key}", "is missing, empty or not text"));
        return null;
    }

    private static string? Value(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
