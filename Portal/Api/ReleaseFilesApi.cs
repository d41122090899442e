using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Data.Releases.Signing;

namespace Portal.Api;

/// <summary>The signed files of published versions, byte for byte, and the keys they are signed with.</summary>
internal static class ReleaseFilesApi
{
    internal static void MapReleaseFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapOpen(PortalUrls.ReleaseFileTemplate, FileAsync);
        routes.MapOpen(PortalUrls.ReleaseKeys, KeysAsync);
    }

    private static async Task FileAsync(HttpContext context, string release, int version, ReleaseQueries releases, OpenData data, string path = "")
    {
        var open = await data.CurrentAsync(context.RequestAborted);
        var published = open.Publications.FirstOrDefault(one => one.Statement.Release == release && one.Statement.Version == version)?.Statement.PublishedAt;
        if (published is { } at && await releases.FileAsync(release, version, path, context.RequestAborted) is { } bytes)
        {
            await OpenFileResult.SendAsync(context, OpenFile.Made(MediaTypeOf(path), at, bytes));
            return;
        }

        await OpenProblem.NotFoundAsync(context, "No such file", $"The manifest of a version names its files; {PortalUrls.Releases} lists every version.");
    }

    private static async Task KeysAsync(HttpContext context, SigningKeyStore keys, OpenData data)
    {
        var open = await data.CurrentAsync(context.RequestAborted);
        await OpenFileResult.SendAsync(context, OpenFile.Made("application/jwk-set+json", open.Modified, Manifest.WriteKeys(await keys.PublicAsync(context.RequestAborted))));
    }

    private static string MediaTypeOf(string path) => path.StartsWith("data/", StringComparison.Ordinal) && TableFormat.OfFile(path) is { } format ? format.MediaType : Path.GetExtension(path) switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv; charset=utf-8",
        ".jws" => "application/jose",
        _ => "text/plain; charset=utf-8",
    };
}
