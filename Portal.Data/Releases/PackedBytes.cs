using System.IO.Compression;

namespace Portal.Data.Releases;

/// <summary>
/// The bytes of a file as they wait and are kept: compressed where that makes them smaller, under the digest of what they were. What was
/// changed in between no longer has that digest, whether it can still be unpacked or not.
/// </summary>
internal sealed class PackedBytes
{
    /// <summary>Compressed with Brotli.</summary>
    internal const string Brotli = "br";

    /// <summary>As they are.</summary>
    internal const string Plain = "";

    /// <summary>Shorter ones gain nothing.</summary>
    private const int FewestBytes = 256;

    private PackedBytes(string sha256, int length, string coding, byte[] stored) => (Sha256, Length, Coding, Stored) = (sha256, length, coding, stored);

    /// <summary>SHA-256 of the bytes themselves.</summary>
    internal string Sha256 { get; }

    /// <summary>How many bytes they are unpacked.</summary>
    internal int Length { get; }

    internal string Coding { get; }

    /// <summary>What is kept.</summary>
    internal byte[] Stored { get; }

    internal static PackedBytes Of(byte[] bytes)
    {
        var sha256 = Building.DraftBuilder.Sha256(bytes);
        if (bytes.Length >= FewestBytes)
        {
            using var target = new MemoryStream();
            using (var coder = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
            {
                coder.Write(bytes);
            }

            if (target.Length < bytes.Length)
            {
                return new PackedBytes(sha256, bytes.Length, Brotli, target.ToArray());
            }
        }

        return new PackedBytes(sha256, bytes.Length, Plain, bytes);
    }

    internal byte[] Unpack() => Unpack(Coding, Stored);

    /// <summary>The bytes themselves; what is no Brotli any more comes as it is, for the digest to find.</summary>
    internal static byte[] Unpack(string coding, byte[] stored)
    {
        if (coding != Brotli)
        {
            return stored;
        }

        try
        {
            using var source = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
            using var target = new MemoryStream(stored.Length * 4);
            source.CopyTo(target);
            return target.ToArray();
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            return stored;
        }
    }
}
