using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Portal.Data.Storage;

/// <summary>Reads what <see cref="BitWriter"/> wrote. Past the end there are only zeros, and <see cref="RequireEnd"/> says so.</summary>
/// <param name="bytes">The bits, and behind them perhaps more bytes that are not read but need not be avoided.</param>
/// <param name="length">Bytes that belong to the bits.</param>
internal ref struct BitReader(ReadOnlySpan<byte> bytes, int length)
{
    /// <summary>So many bits are at hand without going on.</summary>
    internal const int BitsAhead = 57;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly long end = length * 8L;
    private long at;

    /// <summary>Bits left; below zero where more was read than there is.</summary>
    internal readonly long Left => end - at;

    /// <summary>Bits read so far; a loop that reads millions keeps this and the bytes to itself.</summary>
    internal long At { readonly get => at; set => at = value; }

    internal readonly ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The bits from a place on: <see cref="BitsAhead"/> of them at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Ahead(ReadOnlySpan<byte> bytes, long at)
    {
        var first = unchecked((int)(at >> 3));
        return first <= bytes.Length - 8 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[first..]) >> unchecked((int)(at & 7)) : AheadAtTheEnd(bytes, at);
    }

    /// <summary>The next bits without going on.</summary>
    internal readonly ulong Ahead() => Ahead(bytes, at);

    internal void Skip(int count) => at = unchecked(at + count);

    /// <summary>So many bits, 64 at most.</summary>
    internal ulong Bits(int count)
    {
        if (count > 56)
        {
            var low = Bits(32);
            return low | (Bits(count - 32) << 32);
        }

        var value = Ahead() & ((1UL << count) - 1);
        Skip(count);
        return value;
    }

    internal bool Bit() => Bits(1) != 0;

    /// <exception cref="InvalidDataException">The bits end earlier or go on.</exception>
    internal readonly void RequireEnd()
    {
        if (Left is < 0 or >= 8)
        {
            throw new InvalidDataException("A packed value is damaged: it does not end where its content does. Run portal check --repair.");
        }
    }

    private static ulong AheadAtTheEnd(ReadOnlySpan<byte> bytes, long at)
    {
        var first = (int)(at >> 3);
        Span<byte> rest = stackalloc byte[8];
        rest.Clear();
        if (first < bytes.Length)
        {
            bytes[first..].CopyTo(rest);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(rest) >> (int)(at & 7);
    }
}
