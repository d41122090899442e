using System.Buffers.Binary;
using System.IO.Compression;

namespace Portal.Data.Imports;

/// <summary>
/// Reads one gzip member. The runtime's own reader checks the checksum but takes data that is cut short as ended;
/// here the length in the last four bytes must be what came out.
/// </summary>
internal sealed class GzipInput : ForwardStream
{
    private readonly TailStream packed;
    private readonly GZipStream unpacked;
    private uint lengthModulo32;

    internal GzipInput(Stream raw)
    {
        packed = new TailStream(raw);
        unpacked = new GZipStream(packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        lengthModulo32 = unchecked(lengthModulo32 + (uint)read);
        if (read == 0 && buffer.Length > 0 && packed.LastFourBytes != lengthModulo32)
        {
            throw new InvalidDataException("The gzip data ends early, or has more than one member.");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        unpacked.Dispose();
        base.Dispose(disposing);
    }

    private sealed class TailStream(Stream raw) : ForwardStream
    {
        private readonly byte[] tail = new byte[4];

        internal uint LastFourBytes => BinaryPrimitives.ReadUInt32LittleEndian(tail);

        public override int Read(Span<byte> buffer)
        {
            var read = raw.Read(buffer);
            foreach (var b in buffer[Math.Max(0, read - 4)..read])
            {
                tail.AsSpan(1).CopyTo(tail);
                tail[3] = b;
            }

            return read;
        }

        protected override void Dispose(bool disposing)
        {
            raw.Dispose();
            base.Dispose(disposing);
        }
    }
}
