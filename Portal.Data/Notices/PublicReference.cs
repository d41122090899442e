using System.Buffers.Binary;

namespace Portal.Data.Notices;

/// <summary>
/// How people name a notice to each other: twelve letters and digits from the keyed hash of the sender's reference. It stays the same
/// in every copy of the database with the same key, says nothing without the key, and finds the notice again by its first 60 bits.
/// </summary>
/// <example>The hash 00 44 32 14 c7 42 54 b6 ... is <c>0123-4567-89AB</c>.</example>
public static class PublicReference
{
    // Crockford's digits: no I, L, O or U, so that a reference survives being read aloud
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int BitsPerDigit = 5;

    /// <summary>The reference of a notice.</summary>
    /// <param name="noticeHash">The kept hash of the sender's reference.</param>
    public static string Of(ReadOnlySpan<byte> noticeHash)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(noticeHash);
        Span<char> text = stackalloc char[Length + 2];
        for (var (at, to) = (0, 0); at < Length; at++)
        {
            if (at is 4 or 8)
            {
                text[to++] = '-';
            }

            text[to++] = Digit(bits, at);
        }

        return new string(text);
    }

    /// <summary>The mark of an item inside its notice: four letters and digits; empty for the unnamed item.</summary>
    /// <param name="itemHash">The kept hash of the item's reference, in hexadecimal; null for the unnamed item.</param>
    public static string OfItem(string? itemHash)
    {
        if (itemHash is null)
        {
            return "";
        }

        var bits = (ulong)BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(itemHash)) << 32;
        return string.Create(4, bits, (text, all) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = Digit(all, at);
            }
        });
    }

    /// <summary>Reads a reference as a person writes it: case, spaces and hyphens don't matter, and O is read as 0, I and L as 1.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="first">The smallest hash that has this reference.</param>
    /// <param name="last">The largest.</param>
    public static bool TryParse(string? text, out byte[] first, out byte[] last)
    {
        (first, last) = ([], []);
        var bits = 0UL;
        var count = 0;
        foreach (var letter in text ?? "")
        {
            if (letter is ' ' or '-')
            {
                continue;
            }

            var digit = Digits.IndexOf(Plain(letter), StringComparison.Ordinal);
            if (digit < 0 || ++count > Length)
            {
                return false;
            }

            bits = (bits << BitsPerDigit) | (uint)digit;
        }

        if (count != Length)
        {
            return false;
        }

        var rest = 64 - (Length * BitsPerDigit);
        (first, last) = (new byte[ReferenceHasher.HashLength], new byte[ReferenceHasher.HashLength]);
        Array.Fill(last, byte.MaxValue);
        BinaryPrimitives.WriteUInt64BigEndian(first, bits << rest);
        BinaryPrimitives.WriteUInt64BigEndian(last, (bits << rest) | ((1UL << rest) - 1));
        return true;
    }

    private static char Digit(ulong bits, int at) => Digits[(int)((bits >> (64 - (BitsPerDigit * (at + 1)))) & 31)];

    private static char Plain(char letter) => char.ToUpperInvariant(letter) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };
}
