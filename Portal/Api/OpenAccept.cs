using Microsoft.Net.Http.Headers;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>What a client asks for at an address that has a page for people and a file for programs.</summary>
internal static class OpenAccept
{
    private static readonly string[] Files = ["application/json", "application/ld+json", "application/vnd.api+json"];

    private static readonly TableFormat JsonStat = TableFormat.All.First(format => format.Suffix == ".json");

    /// <summary>True for a browser: a page is named, and no file is wanted more. Programs that take anything get the file.</summary>
    internal static bool PrefersPage(HttpRequest request) => Weight(request, ["text/html", "application/xhtml+xml"]) is > 0 and var page && page >= Weight(request, Files);

    /// <summary>True where a file is named and wanted more than a page.</summary>
    internal static bool PrefersFile(HttpRequest request) => Weight(request, Files) is > 0 and var file && file > Weight(request, ["text/html", "application/xhtml+xml"]);

    /// <summary>The format whose media type is wanted most; JSON-stat where none is named.</summary>
    internal static TableFormat Format(HttpRequest request) =>
        (MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) ? accepted : [])
            .Where(one => one.Quality is not 0)
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => JsonStat.MediaType == one.MediaType ? JsonStat : TableFormat.All.FirstOrDefault(format => format.MediaType.Split(';')[0] == one.MediaType))
            .FirstOrDefault(format => format is not null) ?? JsonStat;

    private static double Weight(HttpRequest request, string[] types) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            ? accepted.Where(one => types.Contains(one.MediaType.Value, StringComparer.OrdinalIgnoreCase)).Select(one => one.Quality ?? 1).DefaultIfEmpty(0).Max()
            : 0;
}
