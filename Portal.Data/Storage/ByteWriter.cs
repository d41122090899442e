using System.Text;

namespace Portal.Data.Storage;

/// <summary>Grows a sequence of bytes; whole numbers take seven bits a byte, low ones first.</summary>
internal sealed class ByteWriter
{
    private const int Smallest = 128;
    private const int MostOnStack = 1024;

    private byte[] buffer = [];

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    internal void Clear() => Length = 0;

    /// <summary>Takes zeros back from the end, down to a length.</summary>
    internal void TrimZeros(int least)
    {
        while (Length > least && buffer[Length - 1] == 0)
        {
            Length--;
        }
    }

    internal void Byte(byte value)
    {
        if (Length == buffer.Length)
        {
            Grow(1);
        }

        buffer[Length++] = value;
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        if (buffer.Length - Length < value.Length)
        {
            Grow(value.Length);
        }

        value.CopyTo(buffer.AsSpan(Length));
        Length += value.Length;
    }

    internal void Unsigned(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)((value & 0x7F) | 0x80));
        }

        Byte((byte)value);
    }

    /// <summary>Small numbers of either sign stay short.</summary>
    internal void Signed(long value) => Unsigned(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>A text in UTF-8 behind its length in bytes.</summary>
    internal void Text(string value)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = longest <= MostOnStack ? stackalloc byte[longest] : new byte[longest];
        bytes = bytes[..Encoding.UTF8.GetBytes(value, bytes)];
        Unsigned((ulong)bytes.Length);
        Bytes(bytes);
    }

    private void Grow(int more) => Array.Resize(ref buffer, Math.Max(Smallest, Math.Max(buffer.Length * 2, Length + more)));
}
