using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Accounts;

/// <summary>The text of a key: <c>rtr_PREFIX_SECRET</c>. The secret has 256 random bits, so its plain hash can't be searched.</summary>
internal static class ApiKeyToken
{
    internal const string Start = "rtr_";
    internal const int PrefixBytes = 5;
    internal const int SecretBytes = 32;

    private const int PrefixLength = 8;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>The text of random bytes, and the part of it that names the key.</summary>
    internal static (string Token, string Prefix) Of(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> secret)
    {
        ulong bits = 0;
        foreach (var b in prefix)
        {
            bits = (bits << 8) | b;
        }

        var name = string.Create(PrefixLength, bits, (text, left) =>
        {
            for (var at = 0; at < text.Length; at++, left >>= 5)
            {
                text[at] = Alphabet[(int)(left & 31)];
            }
        });
        return ($"{Start}{name}_{Base64Url.EncodeToString(secret)}", name);
    }

    /// <summary>The part that names the key; null where the text can't be a key.</summary>
    internal static string? PrefixOf(string token) =>
        token.Length is > 40 and < 100 && token.StartsWith(Start, StringComparison.Ordinal) && token[Start.Length + PrefixLength] == '_'
            ? token.Substring(Start.Length, PrefixLength)
            : null;

    /// <summary>What is kept of a key.</summary>
    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
