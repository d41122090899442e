using System.Buffers;
using System.IO.Compression;

namespace Portal.Data.Imports;

/// <summary>Reads brotli data and, unlike the runtime's stream, refuses data that is cut short or followed by something else.</summary>
internal sealed class BrotliInput(Stream raw) : ForwardStream
{
    private readonly byte[] packed = new byte[65_536];
    private BrotliDecoder decoder;
    private int start;
    private int end;
    private bool isDone;

    public override int Read(Span<byte> buffer)
    {
        while (!isDone && buffer.Length > 0)
        {
            var status = decoder.Decompress(packed.AsSpan(start, end - start), buffer, out var consumed, out var written);
            start += consumed;
            isDone = status == OperationStatus.Done;
            if (status == OperationStatus.InvalidData || isDone && (start < end || raw.ReadByte() >= 0))
            {
                throw new InvalidDataException("The brotli data is damaged.");
            }

            if (written > 0)
            {
                return written;
            }

            if (status == OperationStatus.NeedMoreData)
            {
                (start, end) = (0, raw.Read(packed));
                if (end == 0)
                {
                    throw new InvalidDataException("The brotli data ends early.");
                }
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        decoder.Dispose();
        raw.Dispose();
        base.Dispose(disposing);
    }
}
