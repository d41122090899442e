using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Notices;

/// <summary>
/// Turns senders' references into keyed hashes, so that a stolen database leads nowhere. The key lies outside the database.
/// </summary>
public sealed class ReferenceHasher
{
    /// <summary>Bytes of the secret key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes kept of HMAC-SHA-256: of a billion references two meet by chance with a probability below one in a million.</summary>
    public const int HashLength = 10;

    /// <summary>Bytes kept of an item's, which tells it apart inside its notice alone: of a million items of one notice two meet with a probability below two in a thousand.</summary>
    public const int ItemHashLength = 6;

    private const int FingerprintLength = 16;

    private readonly byte[] key;

    // One that knows the key already takes half the time of one that is told of it
    private readonly ConcurrentBag<IncrementalHash> spare = [];

    /// <summary>Hashes with a key.</summary>
    /// <param name="key">At least <see cref="KeyLength"/> secret bytes.</param>
    public ReferenceHasher(byte[] key)
    {
        if (key.Length < KeyLength)
        {
            throw new ArgumentException($"A key has at least {KeyLength} bytes.", nameof(key));
        }

        this.key = [.. key];
    }

    /// <summary>The hash of a notice's reference.</summary>
    public byte[] Notice(string sourceNamespace, string reference) => NoticeHash(sourceNamespace, reference).ToBytes();

    /// <summary>The hash of an item's reference.</summary>
    public byte[] Item(string sourceNamespace, string reference) => ItemHash(sourceNamespace, reference).ToBytes()[..ItemHashLength];

    /// <summary>The hash of a material's reference.</summary>
    public byte[] Material(string sourceNamespace, string reference) => MaterialHash(sourceNamespace, reference).ToBytes();

    internal ReferenceHash NoticeHash(string sourceNamespace, string reference) => Hash("notice", sourceNamespace, reference);

    internal ReferenceHash ItemHash(string sourceNamespace, string reference) => Hash("item", sourceNamespace, reference).OfItem;

    internal ReferenceHash MaterialHash(string sourceNamespace, string reference) => Hash("material", sourceNamespace, reference);

    /// <summary>What a database keeps of the key, to know it again; it leads nowhere.</summary>
    internal string Fingerprint()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash("fingerprint", "", "", hash);
        return Convert.ToHexStringLower(hash[..FingerprintLength]);
    }

    private ReferenceHash Hash(string kind, string sourceNamespace, string reference)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(kind, sourceNamespace, reference, hash);
        return ReferenceHash.Of(hash);
    }

    private void Hash(string kind, string sourceNamespace, string reference, Span<byte> hash)
    {
        // A NUL can't occur in a reference (the gate refuses control characters), so the parts can't run together
        var length = Encoding.UTF8.GetMaxByteCount(kind.Length + sourceNamespace.Length + reference.Length + 2);
        Span<byte> text = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var used = Encoding.UTF8.GetBytes(kind, text);
        text[used++] = 0;
        used += Encoding.UTF8.GetBytes(sourceNamespace, text[used..]);
        text[used++] = 0;
        used += Encoding.UTF8.GetBytes(reference, text[used..]);
        if (!spare.TryTake(out var hmac))
        {
            hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        }

        hmac.AppendData(text[..used]);
        hmac.GetHashAndReset(hash);
        spare.Add(hmac);
    }
}
