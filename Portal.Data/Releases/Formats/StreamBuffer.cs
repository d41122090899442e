using System.Buffers;

namespace Portal.Data.Releases.Formats;

/// <summary>Hands on what is written as soon as it is: a JSON writer over a stream would keep all of it until its end.</summary>
internal sealed class StreamBuffer(Stream target) : IBufferWriter<byte>
{
    private byte[] buffer = new byte[1 << 16];

    public void Advance(int count) => target.Write(buffer, 0, count);

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (buffer.Length < sizeHint)
        {
            buffer = new byte[sizeHint];
        }

        return buffer;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
