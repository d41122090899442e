using System.IO.Compression;

namespace Portal.Data.Releases;

/// <summary>Content in a content coding, with the strong entity tag that follows from the content alone. Coded when first asked for.</summary>
public sealed class EncodedBytes
{
    private readonly Lazy<byte[]> bytes;

    private readonly long? length;

    private EncodedBytes(string tag, Lazy<byte[]> bytes, long? length = null)
    {
        Tag = tag;
        this.bytes = bytes;
        this.length = length;
    }

    /// <summary>What is sent.</summary>
    public byte[] Bytes => bytes.Value;

    /// <summary>How many bytes; where that is known, nothing is coded to tell it.</summary>
    public long Length => length ?? Bytes.LongLength;

    /// <summary>Entity tag with its quotes.</summary>
    public string Tag { get; }

    /// <summary>
    /// A file itself, compressed with Brotli, and with gzip. Where it is kept compressed, that is what is sent: to compress forty megabytes anew
    /// takes a minute.
    /// </summary>
    internal static (EncodedBytes Plain, EncodedBytes Brotli, EncodedBytes Gzip) Of(PackedBytes file, long length, CompressionLevel level)
    {
        var hash = file.Sha256[..32];
        var plain = new EncodedBytes($"\"{hash}\"", new Lazy<byte[]>(file.Unpack), length);
        var brotli = file.Coding == PackedBytes.Brotli ? new Lazy<byte[]>(file.Stored) : new Lazy<byte[]>(() => Compressed(plain.Bytes, stream => new BrotliStream(stream, level)));
        return (
            plain,
            new($"\"{hash}-br\"", brotli),
            new($"\"{hash}-gz\"", new Lazy<byte[]>(() => Compressed(plain.Bytes, stream => new GZipStream(stream, level)))));
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
