using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Portal.Data.Releases;
using Portal.Data.Releases.Signing;

namespace Portal.Api;

/// <summary>The signed files of published versions, byte for byte, and the keys they are signed with.</summary>
internal static class ReleaseFilesApi
{
    internal static void MapReleaseFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(PortalUrls.ReleaseFileTemplate, FileAsync);
        app.MapGet(PortalUrls.ReleaseKeys, KeysAsync);
    }

    private static async Task<IResult> FileAsync(string release, int version, string path, ReleaseQueries releases, HttpContext context, CancellationToken cancellation) =>
        await releases.FileAsync(release, version, path, cancellation) is { } bytes
            ? Answer(context, bytes, MediaTypeOf(path))
            : Results.NotFound();

    private static async Task<IResult> KeysAsync(SigningKeyStore keys, HttpContext context, CancellationToken cancellation) =>
        Answer(context, Manifest.WriteKeys(await keys.PublicAsync(cancellation)), "application/jwk-set+json");

    /// <summary>The tag is the digest of the bytes, so that equal bytes are never sent twice; anybody may read them from anywhere.</summary>
    private static IResult Answer(HttpContext context, byte[] bytes, string mediaType)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");
        return Results.Bytes(bytes, mediaType, entityTag: tag, enableRangeProcessing: true);
    }

    private static string MediaTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv; charset=utf-8",
        ".xml" => "application/xml",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".jws" => "application/jose",
        _ => "text/plain; charset=utf-8",
    };
}
