using System.IO.Compression;
using System.Text;
using Portal.Data.Imports;

namespace Portal.Tests.Data.Imports;

/// <summary>Whatever bytes come, reading ends with problems and bounded memory, never with an exception or an echo.</summary>
public sealed class HostileFileTests
{
    private const string Header = "event_id,notice_ref,type,occurred_at\n";
    private const string Row = "e1,n-1,removed,2026-02-03T04:05:06Z\n";

    [Fact]
    public void Read_NotUtf8_NamesTheRow()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Header + "e1,n-"), 0xE9, .. Encoding.ASCII.GetBytes(",removed,2026-02-03T04:05:06Z\n" + Row)];

        Assert.Equal([(2L, "not-utf-8")], Problems(new MemoryStream(bytes)));
    }

    [Fact]
    public void Read_Utf16_RefusesTheHeader() =>
        Assert.Equal([(1L, "not-utf-8")], Problems(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header + Row)])));

    [Fact]
    public void Read_NotGzip_IsAProblem() =>
        Assert.Equal([(1L, "bad-compression")], Problems(InputCompression.Open(new MemoryStream(Encoding.ASCII.GetBytes(Header + Row)), "x.csv.gz")));

    [Fact]
    public void Read_NotBrotli_IsAProblem() =>
        Assert.Equal([(1L, "bad-compression")], Problems(InputCompression.Open(new MemoryStream(Encoding.ASCII.GetBytes(Header + Row)), "x.csv.br")));

    [Theory]
    [InlineData("gz")]
    [InlineData("br")]
    public void Read_CompressedFileCutShort_IsAProblem(string kind)
    {
        var packed = new MemoryStream();
        using (Stream pack = kind == "gz" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            pack.Write(Encoding.ASCII.GetBytes(Header + string.Concat(Enumerable.Range(0, 5000).Select(i => Row.Replace("e1", $"e{i * 7919}", StringComparison.Ordinal)))));
        }

        var cut = new MemoryStream(packed.ToArray()[..((int)packed.Length * 2 / 3)]);

        Assert.Contains(Problems(InputCompression.Open(cut, $"x.csv.{kind}")), problem => problem.Rule is "bad-compression");
    }

    [Fact]
    public void Read_OneLineOfAQuarterGigabyte_StaysSmall()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problems = Problems(new RepeatedStream("x,"u8.ToArray(), 256L << 20));

        Assert.Equal([(1L, "row-too-long")], problems);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Read_HeaderOfThousandsOfColumns_ListsFewProblems() =>
        Assert.InRange(Problems(new MemoryStream(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 10_000)) + "\n" + Row))).Count, 1, 25);

    [Fact]
    public void Read_RandomBytes_NeverThrowsAndNeverEchoes()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var bytes = new byte[2000];
            var state = unchecked(seed * 0x9E3779B97F4A7C15UL);
            for (var i = 0; i < bytes.Length; i++)
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                bytes[i] = i % 7 == 0 ? (byte)"\n,\"{}:e"[(int)(state % 7)] : (byte)(state >> 56);
            }

            byte[] withHeader = [.. Encoding.ASCII.GetBytes(Header), .. bytes];
            Assert.NotEmpty(Problems(new MemoryStream(withHeader)));
            Assert.NotEmpty(EventReader.Read(new MemoryStream(bytes), EventFormat.Ndjson, EventReaderOptions.WithoutDatabase(null)));
        }
    }

    [Fact]
    public void Problems_OfARefusedValue_NeverRepeatIt()
    {
        const string Secret = "sEcReT";
        var text = $"event_id,notice_ref,type,occurred_at,reason\n{Secret} 1,http://{Secret},{Secret},{Secret},{Secret}\n";

        var rows = EventReader.Read(new MemoryStream(Encoding.ASCII.GetBytes(text)), EventFormat.Csv, EventReaderOptions.WithoutDatabase(null));

        Assert.All(
            rows.OfType<EventRow.Refused>().SelectMany(row => row.Problems),
            problem => Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static List<(long Row, string Rule)> Problems(Stream stream) =>
    [
        .. EventReader.Read(stream, EventFormat.Csv, EventReaderOptions.WithoutDatabase(null))
            .OfType<EventRow.Refused>().SelectMany(row => row.Problems).Select(problem => (problem.Row, problem.Rule)),
    ];

    private sealed class RepeatedStream(byte[] pattern, long length) : ForwardStream
    {
        private long position;

        public override int Read(Span<byte> buffer)
        {
            var take = (int)Math.Min(buffer.Length, length - position);
            for (var i = 0; i < take; i++)
            {
                buffer[i] = pattern[(position + i) % pattern.Length];
            }

            position += take;
            return take;
        }
    }
}
