using Microsoft.Net.Http.Headers;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>A format in which an SDMX address answers, and how clients ask for it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Types">Media types that mean it, its own first.</param>
/// <param name="Version">Its version, as clients name it.</param>
internal sealed record SdmxOffer(TableFormat Format, IReadOnlyList<string> Types, string Version)
{
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

    internal bool IsCsv => Format.Suffix == ".sdmx.csv";

    // "2" and "2.0" ask for any 2.x, and "+" for any that can stand in its place
    internal bool IsMeantBy(MediaTypeHeaderValue wanted)
    {
        var version = SdmxWish.Parameter(wanted, "version")?.Replace("+", "", StringComparison.Ordinal);
        return Types.Contains(wanted.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            && (version is null || Version == version || Version.StartsWith(version + ".", StringComparison.Ordinal));
    }

    private static SdmxOffer Of(string suffix, string version, params IReadOnlyList<string> types) => new(TableFormat.All.First(format => format.Suffix == suffix), types, version);
}
