using System.Numerics;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>How packs of earlier forms wrote single numbers: how long one is, and then what stands below its highest bit.</summary>
internal static class EventPackNumbers
{
    /// <summary>Bits of a character that most codes are written in.</summary>
    internal const int PlainBits = 6;

    private const int BitsOfLength = 6;

    /// <summary>Those characters, by number. The numbers are stored: they never change.</summary>
    internal static ReadOnlySpan<byte> Plain => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"u8;

    /// <summary>Bits that tell one of so many things apart.</summary>
    internal static int WidthOf(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)(count - 1)) + 1;

    internal static int Count(this ref BitReader bits) => (int)(Read(ref bits) - 1);

    internal static long Signed(this ref BitReader bits) => RiceCode.Unfold(unchecked(Read(ref bits) - 1));

    private static ulong Read(ref BitReader bits)
    {
        var length = (int)bits.Bits(BitsOfLength);
        return (1UL << length) | bits.Bits(length);
    }
}
