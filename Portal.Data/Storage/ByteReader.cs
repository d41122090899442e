namespace Portal.Data.Storage;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>Bytes read so far.</summary>
    internal readonly int At => at;

    internal readonly bool IsAtEnd => at == bytes.Length;

    /// <exception cref="InvalidDataException">The bytes end too early.</exception>
    internal byte Byte() => at < bytes.Length ? bytes[at++] : throw new InvalidDataException("A packed value ends too early.");

    /// <exception cref="InvalidDataException">The bytes end too early.</exception>
    internal ReadOnlySpan<byte> Bytes(int length)
    {
        if (length > bytes.Length - at)
        {
            throw new InvalidDataException("A packed value ends too early.");
        }

        at += length;
        return bytes.Slice(at - length, length);
    }

    /// <exception cref="InvalidDataException">The bytes end too early, or the number is too long.</exception>
    internal ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var one = Byte();
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A packed value holds a number without end.");
    }

    internal long Signed()
    {
        var folded = Unsigned();
        return unchecked((long)(folded >> 1) ^ -(long)(folded & 1));
    }

    internal int Count()
    {
        var value = Unsigned();
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A packed value holds a count that is too large.");
    }
}
