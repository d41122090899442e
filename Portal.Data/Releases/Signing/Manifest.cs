using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Releases.Signing;

/// <summary>A statement as the bytes that are signed.</summary>
public static class Manifest
{
    /// <summary>Name of the manifest in the folder of a version.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Name of its signature.</summary>
    public const string SignatureName = "manifest.jws";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter() },
    };

    /// <summary>UTF-8 bytes, the same for the same statement.</summary>
    public static byte[] Write(ReleaseVersion version) => JsonSerializer.SerializeToUtf8Bytes(version, Options);

    /// <summary>The statement of a manifest.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ReleaseVersion Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReleaseVersion>(json, Options) ?? throw new InvalidDataException("The manifest is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The manifest can't be read: {error.Message}", error);
        }
    }

    /// <summary>UTF-8 bytes of what is said of the pages.</summary>
    public static byte[] WriteSite(SiteStatement site) => JsonSerializer.SerializeToUtf8Bytes(site, Options);

    /// <summary>What is said of the pages.</summary>
    /// <exception cref="InvalidDataException">It is nothing of the kind.</exception>
    public static SiteStatement ReadSite(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<SiteStatement>(json, Options) ?? throw new InvalidDataException("The list of pages is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The list of pages can't be read: {error.Message}", error);
        }
    }

    /// <summary>The public keys as RFC 7517 writes a set of them.</summary>
    public static byte[] WriteKeys(IEnumerable<PublicKeyDocument> keys) => JsonSerializer.SerializeToUtf8Bytes(new KeySet([.. keys]), Options);

    /// <summary>The keys of such a set; empty where it is none.</summary>
    public static IReadOnlyList<PublicKeyDocument> ReadKeys(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<KeySet>(json, Options)?.Keys ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record KeySet(IReadOnlyList<PublicKeyDocument> Keys);

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true } parsed ? parsed.Value : throw new JsonException("An instant is none.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
