using System.Numerics;
using System.Runtime.CompilerServices;

namespace Portal.Data.Storage;

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
        var (value, at) = ReadOne(reader.Bytes, reader.At, mean);
        reader.At = at;
        mean = Next(mean, value);
        return value;
    }

    /// <summary>
    /// Reads two numbers, each with its own mean, where the second is mostly short: both come out of one look ahead. The innermost loop of every
    /// question, hence everything in registers and nothing by reference.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (ulong First, ulong Second, long At) ReadPair(ReadOnlySpan<byte> bytes, long at, uint firstMean, uint secondMean)
    {
        unchecked
        {
            var ahead = BitReader.Ahead(bytes, at);
            var ones = BitOperations.TrailingZeroCount(~ahead);
            var shift = ShiftOf(firstMean);
            var (first, used) = (((ulong)ones << shift) | ((ahead >> (ones + 1)) & ((1UL << shift) - 1)), ones + 1 + shift);
            if (ones >= Escape)
            {
                (first, at) = ReadOne(bytes, at, firstMean);
                (ahead, used) = (BitReader.Ahead(bytes, at), 0);
            }

            var rest = ahead >> used;
            var more = BitOperations.TrailingZeroCount(~rest);
            var width = ShiftOf(secondMean);
            var usedMore = used + more + 1 + width;
            if (more < Escape && usedMore <= BitReader.BitsAhead)
            {
                return (first, ((ulong)more << width) | ((rest >> (more + 1)) & ((1UL << width) - 1)), at + usedMore);
            }

            var (second, next) = ReadOne(bytes, at + used, secondMean);
            return (first, second, next);
        }
    }

    /// <summary>Small numbers of either sign become small ones.</summary>
    internal static ulong Fold(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    internal static long Unfold(ulong folded) => unchecked((long)(folded >> 1) ^ -(long)(folded & 1));

    internal static (ulong Value, long At) ReadOne(ReadOnlySpan<byte> bytes, long at, uint mean)
    {
        unchecked
        {
            var ahead = BitReader.Ahead(bytes, at);
            var ones = BitOperations.TrailingZeroCount(~ahead);
            if (ones < Escape)
            {
                var shift = ShiftOf(mean);
                return (((ulong)ones << shift) | ((ahead >> (ones + 1)) & ((1UL << shift) - 1)), at + ones + 1 + shift);
            }

            // The length of the number, then what stands below its highest bit
            var length = (int)(ahead >> Escape) & 63;
            at += Escape + 6;
            var low = length == 0 ? 0 : BitReader.Ahead(bytes, at) & (ulong.MaxValue >> (64 - Math.Min(length, 32)));
            var high = length <= 32 ? 0 : BitReader.Ahead(bytes, at + 32) & (ulong.MaxValue >> (64 - (length - 32)));
            return ((1UL << length) | low | (high << 32), at + length);
        }
    }

    // Sixteen times a running mean; ln 2 of the mean is the best divisor of numbers that fall off evenly
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ShiftOf(uint mean) => unchecked(BitOperations.Log2(((ulong)mean * 11) >> 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Next(uint mean, ulong value) => unchecked(mean - (mean >> 4) + (uint)Math.Min(value, LargestCounted));
}
