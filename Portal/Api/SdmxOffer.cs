using Microsoft.Net.Http.Headers;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>A format in which an SDMX address answers, and how clients ask for it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Types">Media types that mean it, its own first.</param>
/// <param name="Version">Its version, as clients name it.</param>
internal sealed record SdmxOffer(TableFormat Format, IReadOnlyList<string> Types, string Version)
{
    private static readonly string[] Anything = ["*/*", "application/*"];

    /// <summary>Data, the standard's default first.</summary>
    internal static IReadOnlyList<SdmxOffer> Data { get; } =
    [
        Of(".sdmx.json", "2.0.0", "application/vnd.sdmx.data+json", "application/json"),
        Of(".sdmx.csv", "2.0.0", "application/vnd.sdmx.data+csv", "text/csv", "text/*"),
        Of(".xml", "2.1", "application/vnd.sdmx.genericdata+xml", "application/xml", "text/xml"),
    ];

    /// <summary>Structures likewise.</summary>
    internal static IReadOnlyList<SdmxOffer> Structures { get; } =
    [
        Of(".structure.json", "2.0.0", "application/vnd.sdmx.structure+json", "application/json"),
        Of(".structure.xml", "2.1", "application/vnd.sdmx.structure+xml", "application/xml", "text/xml"),
    ];

    /// <summary>As a client would ask for it.</summary>
    internal string Name => $"{Types[0]};version={Version}";

    /// <summary>What the client wants most of what is offered; null where it takes none of it. Nothing said, or nothing readable, means the default.</summary>
    internal static SdmxOffer? Choose(HttpRequest request, IReadOnlyList<SdmxOffer> offers)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return offers[0];
        }

        return accepted.Where(one => one.Quality is not 0)
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => offers.FirstOrDefault(offer => offer.IsMeantBy(one)) ?? (Anything.Contains(one.MediaType.Value) ? offers[0] : null))
            .FirstOrDefault(found => found is not null);
    }

    // "2" and "2.0" ask for any 2.x, and "+" for any that can stand in its place; names beside codes are not offered
    private bool IsMeantBy(MediaTypeHeaderValue wanted)
    {
        var version = Parameter(wanted, "version")?.Replace("+", "", StringComparison.Ordinal);
        return Types.Contains(wanted.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            && (version is null || Version == version || Version.StartsWith(version + ".", StringComparison.Ordinal))
            && Parameter(wanted, "labels") is null or "id";
    }

    private static string? Parameter(MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? HeaderUtilities.RemoveQuotes(found.Value).Value : null;

    private static SdmxOffer Of(string suffix, string version, params IReadOnlyList<string> types) => new(TableFormat.All.First(format => format.Suffix == suffix), types, version);
}
