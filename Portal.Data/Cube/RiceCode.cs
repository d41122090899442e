using System.Numerics;

namespace Portal.Data.Cube;

/// <summary>
/// Whole numbers in about as many bits as they need (Rice 1979): the quotient by a power of two as ones and a zero, then the rest. The power follows
/// the mean of the numbers before, which writer and reader both know, so that dense and sparse stretches are each short.
/// </summary>
internal static class RiceCode
{
    // Numbers much larger than those before them are written with their length instead
    private const int Escape = 16;
    private const ulong LargestCounted = 1UL << 26;

    internal static void Write(BitWriter writer, ref uint mean, ulong value)
    {
        var shift = ShiftOf(mean);
        if (value >> shift < Escape)
        {
            var ones = (int)(value >> shift);
            writer.Bits((1UL << ones) - 1, ones + 1);
            writer.Bits(value & ((1UL << shift) - 1), shift);
        }
        else
        {
            var length = BitOperations.Log2(value);
            writer.Bits((1UL << Escape) - 1, Escape);
            writer.Bits((ulong)length, 6);
            writer.Bits(value & ((1UL << length) - 1), length);
        }

        mean = Next(mean, value);
    }

    internal static ulong Read(ref BitReader reader, ref uint mean)
    {
        unchecked
        {
            var ahead = reader.Ahead();
            var ones = BitOperations.TrailingZeroCount(~ahead);
            ulong value;
            if (ones < Escape)
            {
                var shift = ShiftOf(mean);
                value = ((ulong)ones << shift) | ((ahead >> (ones + 1)) & ((1UL << shift) - 1));
                reader.Skip(ones + 1 + shift);
            }
            else
            {
                reader.Skip(Escape);
                var length = (int)reader.Bits(6);
                value = (1UL << length) | reader.Bits(length);
            }

            mean = Next(mean, value);
            return value;
        }
    }

    /// <summary>Small numbers of either sign become small ones.</summary>
    internal static ulong Fold(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    internal static long Unfold(ulong folded) => unchecked((long)(folded >> 1) ^ -(long)(folded & 1));

    // Sixteen times a running mean; ln 2 of the mean is the best divisor of numbers that fall off evenly
    private static int ShiftOf(uint mean) => unchecked(BitOperations.Log2(((ulong)mean * 11) >> 8));

    private static uint Next(uint mean, ulong value) => unchecked(mean - (mean >> 4) + (uint)Math.Min(value, LargestCounted));
}
