using System.IO.Compression;
using System.Security.Cryptography;

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

    private const int BufferBytes = 1 << 16;

    private readonly int? length;

    private PackedBytes(string sha256, int? length, string coding, byte[] stored) => (Sha256, this.length, Coding, Stored) = (sha256, length, coding, stored);

    /// <summary>SHA-256 of the bytes themselves.</summary>
    internal string Sha256 { get; }

    /// <summary>How many bytes they are unpacked.</summary>
    internal int Length => length ?? Unpack().Length;

    internal string Coding { get; }

    /// <summary>What is kept.</summary>
    internal byte[] Stored { get; }

    internal static PackedBytes Of(byte[] bytes) => Of(target => target.Write(bytes));

    /// <summary>Packs what is written as it comes, so that no more than a piece of it is in memory at once.</summary>
    internal static PackedBytes Of(Action<Stream> write)
    {
        using var target = new MemoryStream();
        using var digest = new DigestStream(new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true));
        using (var whole = new BufferedStream(digest, BufferBytes))
        {
            write(whole);
        }

        var stored = target.ToArray();
        return digest.Length >= FewestBytes && stored.Length < digest.Length
            ? new PackedBytes(digest.Sha256, (int)digest.Length, Brotli, stored)
            : new PackedBytes(digest.Sha256, (int)digest.Length, Plain, Unpack(Brotli, stored));
    }

    /// <summary>Bytes that are sent once, not compressed.</summary>
    internal static PackedBytes AsTheyAre(byte[] bytes) => new(Building.DraftBuilder.Sha256(bytes), bytes.Length, Plain, bytes);

    /// <summary>What was kept before, under the digest that it had then.</summary>
    internal static PackedBytes Kept(string sha256, string coding, byte[] stored) => new(sha256, null, coding, stored);

    /// <summary>The digest of the bytes as they are now, which differs where they were changed; they are read piece by piece.</summary>
    internal string Found()
    {
        if (Coding != Brotli)
        {
            return Building.DraftBuilder.Sha256(Stored);
        }

        try
        {
            using var source = new BrotliStream(new MemoryStream(Stored), CompressionMode.Decompress);
            return Convert.ToHexStringLower(SHA256.HashData(source));
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            return Building.DraftBuilder.Sha256(Stored);
        }
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
