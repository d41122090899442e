using System.Buffers.Binary;

namespace Portal.Data.Notices;

/// <summary>The keyed hash of a reference, see <see cref="ReferenceHasher"/>.</summary>
internal readonly record struct ReferenceHash(UInt128 Value)
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

    internal void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt128LittleEndian(bytes, Value);

    internal static ReferenceHash Of(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128LittleEndian(bytes));

    internal static ReferenceHash OfHex(string hex) => Of(Convert.FromHexString(hex));
}
