using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Portal.Data.Storage;

/// <summary>Multiply-and-fold hashing of texts. No secret, no protection: only to find equal texts among very many.</summary>
internal static class TextHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD1B54A32D192ED03;
    private const ulong Third = 0x8CB92BA72F3D8DD7;

    /// <summary>The hash of a text; null is not the empty text.</summary>
    internal static ulong Of(string? text, ulong seed) => text is null ? Fold(seed ^ First, 1UL ^ Second) : Of(text.AsSpan(), seed);

    /// <summary>The hash of a part of a text, equal to that of a text of its own.</summary>
    internal static ulong Of(ReadOnlySpan<char> text, ulong seed)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        var hash = Fold(seed ^ First, ((ulong)bytes.Length + 2) ^ Second);
        for (; bytes.Length >= 16; bytes = bytes[16..])
        {
            hash = Fold(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ hash ^ First, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) ^ Third);
        }

        if (bytes.Length > 0)
        {
            Span<byte> tail = stackalloc byte[16];
            tail.Clear();
            bytes.CopyTo(tail);
            hash = Fold(BinaryPrimitives.ReadUInt64LittleEndian(tail) ^ hash ^ First, BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]) ^ Third);
        }

        return hash;
    }

    internal static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
