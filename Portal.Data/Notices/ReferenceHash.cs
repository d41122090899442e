using System.Buffers.Binary;

namespace Portal.Data.Notices;

/// <summary>The keyed hash of a reference, see <see cref="ReferenceHasher"/>.</summary>
/// <param name="Low">Its first eight bytes.</param>
/// <param name="High">The rest.</param>
internal readonly record struct ReferenceHash(ulong Low, ushort High)
{
    /// <summary>Bits that are kept of an item's.</summary>
    internal const int ItemBits = 8 * ReferenceHasher.ItemHashLength;

    /// <summary>What is kept of it where it names an item.</summary>
    internal ReferenceHash OfItem => new(Low & ((1UL << ItemBits) - 1), 0);

    /// <summary>The hash as it is stored.</summary>
    internal byte[] ToBytes()
    {
        var bytes = new byte[ReferenceHasher.HashLength];
        Write(bytes);
        return bytes;
    }

    /// <summary>The hash as events name it.</summary>
    internal string ToHex()
    {
        Span<byte> bytes = stackalloc byte[ReferenceHasher.HashLength];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The hash of an item as events name it.</summary>
    internal string ToItemHex() => ToHex()[..(2 * ReferenceHasher.ItemHashLength)];

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Low);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[sizeof(ulong)..], High);
    }

    /// <summary>The hash that begins so; what older versions kept beyond it is let go.</summary>
    internal static ReferenceHash Of(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[sizeof(ulong)..]));

    /// <summary>The hash that is named so, of an item or in full.</summary>
    internal static ReferenceHash OfHex(string hex)
    {
        Span<byte> bytes = stackalloc byte[ReferenceHasher.HashLength];
        bytes.Clear();
        Convert.FromHexString(hex.AsSpan(0, Math.Min(hex.Length, 2 * bytes.Length)), bytes, out _, out _);
        return Of(bytes);
    }
}
