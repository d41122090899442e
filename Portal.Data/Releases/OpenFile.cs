using System.IO.Compression;
using NodaTime;

namespace Portal.Data.Releases;

/// <summary>A public file ready to be sent, in every coding that clients ask for. Each coding has an entity tag of its own.</summary>
public sealed class OpenFile
{
    private OpenFile(string mediaType, Instant modified, (EncodedBytes Plain, EncodedBytes Brotli, EncodedBytes Gzip) coded)
    {
        MediaType = mediaType;
        Modified = DateTimeOffset.FromUnixTimeSeconds(modified.ToUnixTimeSeconds());
        ModifiedText = Modified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        (Plain, Brotli, Gzip) = coded;
    }

    /// <summary>What it is served as.</summary>
    public string MediaType { get; }

    /// <summary>When it was published, to the second.</summary>
    public DateTimeOffset Modified { get; }

    /// <summary>The same as HTTP writes it.</summary>
    public string ModifiedText { get; }

    /// <summary>The bytes as they were signed or made.</summary>
    public EncodedBytes Plain { get; }

    /// <summary>The same, compressed.</summary>
    public EncodedBytes Brotli { get; }

    /// <summary>The same, compressed.</summary>
    public EncodedBytes Gzip { get; }

    /// <summary>A file that is sent again and again, as it is kept.</summary>
    internal static OpenFile Kept(string mediaType, Instant modified, PackedBytes file, long length) => new(mediaType, modified, EncodedBytes.Of(file, length, CompressionLevel.Optimal));

    /// <summary>An answer made for one request, compressed quickly.</summary>
    public static OpenFile Made(string mediaType, Instant modified, byte[] bytes) => new(mediaType, modified, EncodedBytes.Of(PackedBytes.AsTheyAre(bytes), bytes.LongLength, CompressionLevel.Fastest));
}
