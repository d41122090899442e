using System.IO.Compression;
using System.Security.Cryptography;

namespace Portal.Data.Releases;

/// <summary>Bytes in a content coding, with the strong entity tag that follows from the content alone.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="Tag">Entity tag with its quotes.</param>
public sealed record EncodedBytes(byte[] Bytes, string Tag)
{
    /// <summary>The content itself.</summary>
    public static EncodedBytes Plain(byte[] content) => new(content, $"\"{Hash(content)}\"");

    /// <summary>Compressed with Brotli, at its smallest.</summary>
    public static EncodedBytes Brotli(byte[] content) =>
        new(Compressed(content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)), $"\"{Hash(content)}-br\"");

    /// <summary>Compressed with gzip, at its smallest.</summary>
    public static EncodedBytes Gzip(byte[] content) =>
        new(Compressed(content, stream => new GZipStream(stream, CompressionLevel.SmallestSize)), $"\"{Hash(content)}-gz\"");

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));

    private static byte[] Compressed(byte[] content, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var coder = open(target))
        {
            coder.Write(content);
        }

        return target.ToArray();
    }
}
