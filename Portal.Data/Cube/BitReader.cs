using System.Buffers.Binary;

namespace Portal.Data.Cube;

/// <summary>Reads what <see cref="BitWriter"/> wrote. Past the end there are only zeros, and <see cref="RequireEnd"/> says so.</summary>
/// <param name="bytes">The bits, and behind them perhaps more bytes that are not read but need not be avoided.</param>
/// <param name="length">Bytes that belong to the bits.</param>
internal ref struct BitReader(ReadOnlySpan<byte> bytes, int length)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly long end = length * 8L;
    private long at;

    /// <summary>Bits left; below zero where more was read than there is.</summary>
    internal readonly long Left => end - at;

    /// <summary>The next bits without going on: 57 of them at least.</summary>
    internal readonly ulong Ahead()
    {
        var first = (int)(at >> 3);
        return first <= bytes.Length - 8 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[first..]) >> (int)(at & 7) : AheadAtTheEnd(first);
    }

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
            throw new InvalidDataException("A block of cells is damaged: it does not end where its cells do. Run portal check --repair.");
        }
    }

    private readonly ulong AheadAtTheEnd(int first)
    {
        Span<byte> rest = stackalloc byte[8];
        rest.Clear();
        if (first < bytes.Length)
        {
            bytes[first..].CopyTo(rest);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(rest) >> (int)(at & 7);
    }
}
