using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Portal;

/// <summary>Serves the framework's script, which the build embeds in this assembly (BlazorScript.targets).</summary>
internal static class BlazorScript
{
    private static readonly byte[] Script = Read();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Script))[..16]}\"");

    internal static FileContentHttpResult Get(HttpResponse response)
    {
        response.Headers.CacheControl = "public, no-cache";
        return TypedResults.File(Script, "text/javascript; charset=utf-8", entityTag: Tag);
    }

    private static byte[] Read()
    {
        using var stream = typeof(BlazorScript).Assembly.GetManifestResourceStream("blazor.web.js")
            ?? throw new InvalidOperationException("The build did not embed blazor.web.js.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
