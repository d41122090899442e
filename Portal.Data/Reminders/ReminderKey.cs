using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Reminders;

/// <summary>
/// The secret of reminders, in a file outside the database. It seals addresses, signs links and makes the secrets of webhooks, so that a stolen
/// database holds nobody's address and can sign nothing.
/// </summary>
public sealed class ReminderKey
{
    /// <summary>Bytes of the key.</summary>
    public const int Length = 32;

    /// <summary>Bytes of a subscription's random name.</summary>
    public const int HandleLength = 16;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] sealing;
    private readonly byte[] signing;

    /// <summary>Derives what it needs from a key.</summary>
    public ReminderKey(byte[] key)
    {
        if (key.Length < Length)
        {
            throw new ArgumentException($"A key has at least {Length} bytes.", nameof(key));
        }

        sealing = HMACSHA256.HashData(key, "reminders/seal"u8);
        signing = HMACSHA256.HashData(key, "reminders/sign"u8);
    }

    /// <summary>Encrypts a text so that it can be read with this key only.</summary>
    public byte[] Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(sealing, TagLength);
        cipher.Encrypt(whole.AsSpan(0, NonceLength), plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length));
        return whole;
    }

    /// <summary>The text that was sealed.</summary>
    /// <exception cref="CryptographicException">Another key sealed it, or somebody changed it.</exception>
    public string Open(byte[] sealedText)
    {
        var plain = new byte[sealedText.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(sealing, TagLength);
        cipher.Decrypt(sealedText.AsSpan(0, NonceLength), sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>A signed name of a subscription for one purpose: 64 lower-case hexadecimal digits, to stand in an address.</summary>
    public string Token(ReminderLink purpose, byte[] handle) => Convert.ToHexStringLower(handle) + Convert.ToHexStringLower(Mac(purpose, handle));

    /// <summary>The subscription's name in a token; null where it was not signed for this purpose.</summary>
    public byte[]? HandleOf(ReminderLink purpose, string? token)
    {
        if (token is not { Length: 4 * HandleLength } || !token.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var bytes = Convert.FromHexString(token);
        var handle = bytes[..HandleLength];
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(HandleLength), Mac(purpose, handle)) ? handle : null;
    }

    /// <summary>The secret that signs a subscription's webhooks. It is stored nowhere.</summary>
    /// <param name="handle">The subscription's random name.</param>
    /// <param name="version">Another version is another secret.</param>
    public string WebhookSecret(byte[] handle, int version) =>
        "whsec_" + Convert.ToHexStringLower(Hmac([.. "webhook/"u8, .. handle, .. BitConverter.GetBytes(version)]));

    private byte[] Mac(ReminderLink purpose, byte[] handle) =>
        Hmac([.. "link/"u8, (byte)purpose, .. handle])[..HandleLength];

    private byte[] Hmac(byte[] text) => HMACSHA256.HashData(signing, text);
}
