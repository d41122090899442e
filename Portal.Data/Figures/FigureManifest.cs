using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Data.Figures;

/// <summary>The list of all published tables with their mappings and the aliases of countries.</summary>
internal sealed record FigureManifest
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Where the countries' file lies, beside the manifest.</summary>
    public required string Countries { get; init; }

    /// <summary>Where the providers' aliases lie, beside the manifest.</summary>
    public required string ProviderAliases { get; init; }

    /// <summary>Printed countries that are no ISO code or English name.</summary>
    public required IReadOnlyList<PlaceAlias> CountryAliases { get; init; }

    /// <summary>Every table.</summary>
    public required IReadOnlyList<FigureEntry> Sources { get; init; }

    /// <summary>Reads a manifest; a key that is not known is an error, so that a misspelt one cannot be lost.</summary>
    /// <exception cref="JsonException">The text is no manifest.</exception>
    internal static FigureManifest Parse(string json) =>
        JsonSerializer.Deserialize<FigureManifest>(json, Options) ?? throw new JsonException("The manifest is null.");
}
