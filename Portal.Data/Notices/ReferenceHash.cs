using System.Buffers.Binary;

namespace Portal.Data.Notices;

/// <summary>The keyed hash of a reference, see <see cref="ReferenceHasher"/>.</summary>
/// <param name="Low">Its first eight bytes.</param>
/// <param name="High">The rest.</param>
internal readonly record struct ReferenceHash(ulong Low, ushort High)
{
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

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Low);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[sizeof(ulong)..], High);
    }

    /// <summary>The hash that begins so; what older versions kept beyond it is let go.</summary>
    internal static ReferenceHash Of(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[sizeof(ulong)..]));

    internal static ReferenceHash OfHex(string hex) => Of(Convert.FromHexString(hex));
}
