using System.Buffers.Text;

namespace Portal.Data.Releases.Signing;

/// <summary>The base64 of RFC 7515: for addresses, without padding.</summary>
internal static class Base64Text
{
    internal static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Null where the text is none.</summary>
    internal static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
