using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Data.Releases;

/// <summary>What moved between two versions of a release, as the signed file <c>changes.json</c> of the later one says it.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Version">The later version.</param>
/// <param name="Since">The earlier version.</param>
/// <param name="Reason">Why there is a later one, in a sentence.</param>
/// <param name="IsEmergency">Whether numbers were only taken away.</param>
/// <param name="Figures">Figures in the tables of the later version, hidden ones too.</param>
/// <param name="Changes">Every figure that is not as it was, in the order of the tables.</param>
public sealed record ReleaseChanges(string Release, int Version, int Since, string Reason, bool IsEmergency, int Figures, IReadOnlyList<FigureChange> Changes)
{
    /// <summary>Name of the file in the folder of a version.</summary>
    public const string FileName = "changes.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>In words for a person: whether it was an emergency, the reason, then how many figures moved, were carried forward or taken away.</summary>
    [JsonIgnore]
    public string Sentence
    {
        get
        {
            string[] parts =
            [
                .. Part("corrected", "moved", "moved"),
                .. Part("added", "is shown for the first time", "are shown for the first time"),
                .. Part("carried", "is carried forward, because too few cases changed", "are carried forward, because too few cases changed"),
                .. Part("withdrawn", "was taken away", "were taken away"),
            ];
            var what = parts.Length == 0 ? "no figure moved" : string.Join("; ", parts);
            var emergency = IsEmergency ? "An emergency, so figures were only taken away. " : "";
            return string.Create(CultureInfo.InvariantCulture, $"{emergency}{Reason.Trim().TrimEnd('.')}: of {Figures} figures of version {Since}, {what}.");
        }
    }

    /// <summary>UTF-8 bytes, the same for the same changes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads such a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ReleaseChanges Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReleaseChanges>(json, Options) ?? throw new InvalidDataException("The list of changes is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The list of changes can't be read: {error.Message}", error);
        }
    }

    /// <summary>Compares the tables of two versions.</summary>
    internal static ReleaseChanges Of(Plans.ReleasePlan plan, int since, Func<string, ReleaseTable?> before, IReadOnlyList<ReleaseTable> after) => new(
        plan.Release,
        plan.Version,
        since,
        plan.Reason ?? "Looked at anew",
        plan.IsEmergency == true,
        after.Sum(table => table.Cells.Count),
        [.. after.SelectMany(table => Of(table, before(table.Id)))]);

    private static IEnumerable<FigureChange> Of(ReleaseTable table, ReleaseTable? earlier)
    {
        var old = (earlier?.Cells ?? []).ToDictionary(cell => (string.Join('|', cell.Codes), cell.Measure));
        foreach (var cell in table.Cells)
        {
            var before = old.GetValueOrDefault((string.Join('|', cell.Codes), cell.Measure));
            if (KindOf(before, cell) is { } kind)
            {
                yield return new FigureChange(
                    table.Id,
                    table.Dimensions.Zip(cell.Codes).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal),
                    cell.Measure,
                    kind,
                    before?.Text ?? "",
                    cell.Text,
                    cell.Value - before?.Value);
            }
        }
    }

    private static string? KindOf(ReleaseCell? before, ReleaseCell now) =>
        now.IsCarried ? "carried"
        : before?.Text == now.Text ? null
        : now.Status.IsHidden() ? "withdrawn"
        : before is { Status: CellStatus.Shown } ? "corrected"
        : "added";

    private IEnumerable<string> Part(string kind, string one, string many) => Changes.Count(change => change.Kind == kind) switch
    {
        0 => [],
        1 => [$"1 {one}"],
        var count => [string.Create(CultureInfo.InvariantCulture, $"{count} {many}")],
    };
}
