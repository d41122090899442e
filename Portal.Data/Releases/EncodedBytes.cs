using System.IO.Compression;
using System.Security.Cryptography;

namespace Portal.Data.Releases;

/// <summary>Content in a content coding, with the strong entity tag that follows from the content alone. Coded when first asked for.</summary>
public sealed class EncodedBytes
{
    private readonly Lazy<byte[]> bytes;

    private EncodedBytes(string tag, Lazy<byte[]> bytes)
    {
        Tag = tag;
        this.bytes = bytes;
    }

    /// <summary>What is sent.</summary>
    public byte[] Bytes => bytes.Value;

    /// <summary>Entity tag with its quotes.</summary>
    public string Tag { get; }

    /// <summary>The content itself, compressed with Brotli, and with gzip.</summary>
    internal static (EncodedBytes Plain, EncodedBytes Brotli, EncodedBytes Gzip) Of(byte[] content, CompressionLevel level)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        return (
            new($"\"{hash}\"", new Lazy<byte[]>(content)),
            new($"\"{hash}-br\"", new Lazy<byte[]>(() => Compressed(content, stream => new BrotliStream(stream, level)))),
            new($"\"{hash}-gz\"", new Lazy<byte[]>(() => Compressed(content, stream => new GZipStream(stream, level)))));
    }

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
