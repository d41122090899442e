using System.Threading.Channels;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Imports;

/// <summary>
/// Parses on a thread of its own, in front of the one writer. Only a few batches wait between the two, so a fast reader waits for a slow
/// database instead of filling the memory.
/// </summary>
internal sealed class EventPump : IAsyncDisposable
{
    private const int BatchRows = 8_192;
    private const int WaitingBatches = 4;

    private readonly Channel<EventBatch> batches = Channel.CreateBounded<EventBatch>(
        new BoundedChannelOptions(WaitingBatches) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    internal EventPump(Stream stream, EventReaderOptions options, ImportRequest request, Instant now, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        reading = Task.Factory.StartNew(
            () => Read(stream, options, request, now, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The batches in file order; a failure of the stream is thrown here.</summary>
    internal IAsyncEnumerable<EventBatch> BatchesAsync(CancellationToken cancellation) => batches.Reader.ReadAllAsync(cancellation);

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
            for (var batch = Fill(rows, request.Shift, now); batch.Count > 0; batch = Fill(rows, request.Shift, now))
            {
                Hand(batch, cancellation);
            }

            batches.Writer.Complete();
        }
        catch (Exception failure)
        {
            // Nothing is swallowed: whoever takes the batches meets it
            batches.Writer.Complete(failure);
        }
    }

    private static EventBatch Fill(IEnumerator<EventRow> rows, Duration shift, Instant now)
    {
        using var stage = WorkStage.Of("read, gate and parse");
        var batch = new EventBatch(BatchRows);
        while (batch.Count < BatchRows && rows.MoveNext())
        {
            batch.Take(rows.Current, shift, now);
        }

        return batch;
    }

    /// <summary>Waits on this thread, which has nothing else to do.</summary>
    private void Hand(EventBatch batch, CancellationToken cancellation) => batches.Writer.WriteAsync(batch, cancellation).AsTask().GetAwaiter().GetResult();
}
