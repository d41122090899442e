using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Imports;

/// <summary>
/// Parses and hashes on a thread of its own, in front of the one writer. A few batches go round between the two, so a fast reader waits for a
/// slow database instead of filling the memory.
/// </summary>
internal sealed class EventPump : IAsyncDisposable
{
    private const int BatchRows = 8_192;
    private const int Batches = 5;

    private readonly Channel<EventBatch> filled = Channel.CreateUnbounded<EventBatch>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly Channel<EventBatch> empty = Channel.CreateUnbounded<EventBatch>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly ReferenceCache references;
    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    internal EventPump(
        Stream stream, EventReaderOptions options, ImportRequest request, ReferenceCache references, Instant now, CancellationToken cancellation)
    {
        this.references = references;
        for (var batch = 0; batch < Batches; batch++)
        {
            empty.Writer.TryWrite(new EventBatch());
        }

        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        reading = Task.Factory.StartNew(
            () => Read(stream, options, request, now, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The batches in file order, each good until the next is asked for; a failure of the stream is thrown here.</summary>
    internal async IAsyncEnumerable<EventBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in filled.Reader.ReadAllAsync(cancellation))
        {
            yield return batch;
            batch.Clear();
            empty.Writer.TryWrite(batch);
        }
    }

    /// <summary>Ends the reading, whether it is done or not.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        stop.Dispose();
    }

    private void Read(Stream stream, EventReaderOptions options, ImportRequest request, Instant now, CancellationToken cancellation)
    {
        try
        {
            using var rows = EventReader.Read(stream, request.Format, options).GetEnumerator();
            for (var batch = Take(cancellation); Fill(batch, rows, request.Shift, now); batch = Take(cancellation))
            {
                filled.Writer.TryWrite(batch);
            }

            filled.Writer.Complete();
        }
        catch (Exception failure)
        {
            // Nothing is swallowed: whoever takes the batches meets it
            filled.Writer.Complete(failure);
        }
    }

    private bool Fill(EventBatch batch, IEnumerator<EventRow> rows, Duration shift, Instant now)
    {
        using var stage = WorkStage.Of("parse and hash");
        while (batch.Count < BatchRows && rows.MoveNext())
        {
            batch.Take(rows.Current, references, shift, now);
        }

        return batch.Count > 0;
    }

    /// <summary>Waits on this thread, which has nothing else to do.</summary>
    private EventBatch Take(CancellationToken cancellation) => empty.Reader.ReadAsync(cancellation).AsTask().GetAwaiter().GetResult();
}
