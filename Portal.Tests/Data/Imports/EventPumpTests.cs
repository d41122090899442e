using System.Text;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Tests.Data.Imports;

public sealed class EventPumpTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);

    [Fact]
    public async Task Read_NobodyTakesTheBatches_StopsReadingAfterAFew()
    {
        var endless = new EndlessFile();
        var request = new ImportRequest { Source = new Source { Code = "s", Name = "S", Namespace = "s" }, Format = EventFormat.Csv };
        var references = new ReferenceCache(new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), "s");
        await using var pump = new EventPump(endless, EventReaderOptions.WithoutDatabase(isRule: null), request, references, Now, CancellationToken.None);

        // Four batches wait, one is in the reader's hand; beyond these only what its buffers hold
        Assert.True(SpinWait.SpinUntil(() => endless.Rows >= 5 * 8192, TimeSpan.FromSeconds(60)));
        SpinWait.SpinUntil(() => endless.Rows > 6 * 8192, TimeSpan.FromMilliseconds(300));
        Assert.InRange(endless.Rows, 5 * 8192, 6 * 8192);

        var taken = 0L;
        await foreach (var batch in pump.BatchesAsync(CancellationToken.None))
        {
            taken += batch.Count;
            if (taken >= 20 * 8192)
            {
                break;
            }
        }

        Assert.True(endless.Rows >= taken);
    }

    /// <summary>As many rows as anybody asks for; knows how many it gave.</summary>
    private sealed class EndlessFile : Stream
    {
        private byte[] line = Encoding.ASCII.GetBytes("event_id,notice_ref,type,occurred_at\n");
        private int used;
        private long rows;

        internal long Rows => Interlocked.Read(ref rows);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = 0;
            while (given < count)
            {
                if (used == line.Length)
                {
                    var number = Interlocked.Increment(ref rows);
                    (line, used) = (Encoding.ASCII.GetBytes(FormattableString.Invariant($"e{number},n{number / 7},seen,2026-02-03T04:00:00Z\n")), 0);
                }

                var some = Math.Min(count - given, line.Length - used);
                line.AsSpan(used, some).CopyTo(buffer.AsSpan(offset + given));
                (given, used) = (given + some, used + some);
            }

            return given;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
