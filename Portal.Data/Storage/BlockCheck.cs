using System.Buffers.Binary;
using System.Numerics;

namespace Portal.Data.Storage;

/// <summary>The CRC-32C that closes every block and ledger row, so that a flipped byte never becomes a figure.</summary>
internal static class BlockCheck
{
    private const int Length = 4;

    private const string MadeAnew = "Run portal check --repair.";

    /// <summary>Closes what was written from an offset on.</summary>
    internal static void Write(ByteWriter writer, int from)
    {
        Span<byte> check = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt32LittleEndian(check, Of(writer.Written[from..]));
        foreach (var one in check)
        {
            writer.Byte(one);
        }
    }

    /// <summary>The bytes without their check sum.</summary>
    /// <param name="bytes">What <see cref="Write"/> closed.</param>
    /// <param name="remedy">What helps if they are damaged.</param>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    internal static ReadOnlySpan<byte> Verified(ReadOnlySpan<byte> bytes, string remedy = MadeAnew) =>
        bytes.Length > Length && BinaryPrimitives.ReadUInt32LittleEndian(bytes[^Length..]) == Of(bytes[..^Length])
            ? bytes[..^Length]
            : throw new InvalidDataException($"A packed value is damaged: its check sum does not fit. {remedy}");

    /// <exception cref="InvalidDataException">There is more.</exception>
    internal static void RequireEnd(ByteReader reader)
    {
        if (!reader.IsAtEnd)
        {
            throw new InvalidDataException("A packed value is damaged: it goes on after its end. Run portal check --repair.");
        }
    }

    private static uint Of(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            check = BitOperations.Crc32C(check, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            check = BitOperations.Crc32C(check, one);
        }

        return ~check;
    }
}
