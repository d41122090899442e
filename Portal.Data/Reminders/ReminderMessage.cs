using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Notices;

namespace Portal.Data.Reminders;

/// <summary>
/// What a reminder says: counts and the portal's own references, nothing of the material and nobody's name. As JSON it is the body of a webhook.
/// </summary>
public sealed record ReminderMessage
{
    /// <summary>Changes in one webhook, at most; the next takes up the rest.</summary>
    public const int MostChanges = 500;

    /// <summary>References in one mail, at most; its counts are of all.</summary>
    public const int MostLinesOfMail = 20;

    /// <summary>The word for a near limit.</summary>
    public const string AtRiskWord = "at_risk";

    /// <summary>The word for a passed limit.</summary>
    public const string OverdueWord = "overdue";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new InstantText(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Version of this form; keys may be added to it, never changed.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The same on every try: who has seen it can leave it.</summary>
    public required string Delivery { get; init; }

    /// <summary>What it is for.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Code of the provider whose notices these are; null for a jurisdiction.</summary>
    public string? Provider { get; init; }

    /// <summary>Code of the jurisdiction; null for a provider.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>True where a notice of the demonstration is among them.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Items whose limit came near and had not passed.</summary>
    public int AtRisk { get; init; }

    /// <summary>Items whose limit passed.</summary>
    public int Overdue { get; init; }

    /// <summary>The changes, in the order in which they happened; of a mail the first.</summary>
    public IReadOnlyList<ReminderLine> Changes { get; init; } = [];

    /// <summary>The portal's reference of an item, as its pages write it: of the notice, then the mark of the item if it has one.</summary>
    /// <param name="notice">Kept hash of the notice's reference.</param>
    /// <param name="item">Kept hash of the item's reference; null for the unnamed item.</param>
    public static string ReferenceOf(byte[] notice, byte[]? item) => item is null
        ? PublicReference.Of(notice)
        : $"{PublicReference.Of(notice)} {PublicReference.OfItem(Convert.ToHexStringLower(item))}";

    /// <summary>Lines of changes with their references: what came near and passed in the same time is told once, as passed.</summary>
    public static IReadOnlyList<ReminderLine> LinesOf(IReadOnlyCollection<(DueChange Change, string Reference)> changes)
    {
        var passed = changes.Where(one => one.Change.Kind == DueChangeKind.Overdue).Select(one => (one.Change.ItemId, one.Change.Rule, one.Change.DueAt)).ToHashSet();
        return
        [
            .. changes.Where(one => one.Change.Kind == DueChangeKind.Overdue || !passed.Contains((one.Change.ItemId, one.Change.Rule, one.Change.DueAt)))
                .OrderBy(one => one.Change.HappenedAt).ThenBy(one => one.Change.ItemId)
                .Select(one => new ReminderLine(
                    one.Reference, one.Change.Kind == DueChangeKind.Overdue ? OverdueWord : AtRiskWord, one.Change.Rule, one.Change.DueAt, one.Change.HappenedAt)),
        ];
    }

    /// <summary>As JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Back from JSON.</summary>
    public static ReminderMessage Read(string json) =>
        JsonSerializer.Deserialize<ReminderMessage>(json, Json) ?? throw new JsonException("A reminder is not null.");

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
