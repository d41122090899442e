using NodaTime;

namespace Portal.Data.Releases;

/// <summary>A public file ready to be sent, in every coding that clients ask for. Each coding has an entity tag of its own.</summary>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Modified">When it was published, to the second.</param>
/// <param name="Plain">The bytes as they were signed.</param>
/// <param name="Brotli">The same, compressed.</param>
/// <param name="Gzip">The same, compressed.</param>
public sealed record OpenFile(string MediaType, Instant Modified, EncodedBytes Plain, EncodedBytes Brotli, EncodedBytes Gzip)
{
    /// <summary><see cref="Modified"/> as HTTP writes it, made once.</summary>
    public string ModifiedText { get; } = Modified.ToDateTimeOffset().ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the compressed forms are any different; answers made for one request are sent plain.</summary>
    public bool IsCoded { get; init; } = true;

    /// <summary>An answer made for one request.</summary>
    public static OpenFile Made(string mediaType, Instant modified, byte[] bytes)
    {
        var content = EncodedBytes.Plain(bytes);
        return new OpenFile(mediaType, modified, content, content, content) { IsCoded = false };
    }
}
