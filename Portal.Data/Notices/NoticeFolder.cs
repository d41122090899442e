using System.Threading.Channels;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Folds notices beside the thread that reads and writes rows, on two more: one unpacks and folds, the next counts and packs what came out, in the
/// same order. A few parts wait before each, so that memory stays bounded; where those who keep sums are full, counting waits until they have written.
/// </summary>
internal sealed class NoticeFolder : IAsyncDisposable
{
    private const int WaitingParts = 8;
    private const int FoldedParts = 2;

    private readonly NoticeFold fold;
    private readonly BatchContext context;
    private readonly INoticeChanges changes;
    private readonly EventPackCodec reader = new();
    private readonly EventPackCodec writer = new();
    private readonly EventTexts texts = new();
    private readonly Channel<List<RangeWork>> waiting = Channel.CreateBounded<List<RangeWork>>(WaitingParts);
    private readonly Channel<FoldedPart> folded = Channel.CreateBounded<FoldedPart>(FoldedParts);
    private readonly Channel<(List<FoldedRange> Ranges, bool WaitsForRoom)> packed = Channel.CreateUnbounded<(List<FoldedRange>, bool)>();
    private readonly SemaphoreSlim hasRoom = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task working;
    private int handed;

    internal NoticeFolder(NoticeFold fold, BatchContext context, INoticeChanges changes)
    {
        (this.fold, this.context, this.changes) = (fold, context, changes);
        working = Task.WhenAll(OnItsOwn(() => ForAll(waiting.Reader, Fold)), OnItsOwn(() => ForAll(folded.Reader, Pack)));
    }

    /// <summary>Hands over some ranges, and waits while too many wait already.</summary>
    internal async Task HandAsync(List<RangeWork> some, Func<List<FoldedRange>, CancellationToken, Task> store, CancellationToken cancellation)
    {
        // What is folded must not pile up where folding is faster than storing
        await TakeReadyAsync(store, cancellation);
        while (!waiting.Writer.TryWrite(some))
        {
            await TakeAsync(store, cancellation);
        }

        handed++;
    }

    /// <summary>Stores what is folded already, without waiting.</summary>
    internal async Task TakeReadyAsync(Func<List<FoldedRange>, CancellationToken, Task> store, CancellationToken cancellation)
    {
        while (packed.Reader.TryPeek(out _))
        {
            await TakeAsync(store, cancellation);
        }
    }

    /// <summary>Stores everything that was handed over, and waits for it.</summary>
    internal async Task TakeAllAsync(Func<List<FoldedRange>, CancellationToken, Task> store, CancellationToken cancellation)
    {
        while (handed > 0)
        {
            await TakeAsync(store, cancellation);
        }
    }

    /// <summary>Lets those who keep sums write what they gathered; nothing may be on its way.</summary>
    internal async Task FlushAsync(CancellationToken cancellation)
    {
        using var stage = WorkStage.Of("write cells");
        await changes.FlushAsync(cancellation);
    }

    /// <summary>Ends the folding, whether it is done or not.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await working.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await changes.DisposeAsync();
        stop.Dispose();
        hasRoom.Dispose();
    }

    private async Task TakeAsync(Func<List<FoldedRange>, CancellationToken, Task> store, CancellationToken cancellation)
    {
        // A failure of the fold is thrown here
        await packed.Reader.WaitToReadAsync(cancellation);
        var (some, waitsForRoom) = await packed.Reader.ReadAsync(cancellation);
        handed--;
        await store(some, cancellation);
        if (waitsForRoom)
        {
            using (WorkStage.Of("write cells"))
            {
                await changes.MakeRoomAsync(cancellation);
            }

            hasRoom.Release();
        }
    }

    private void Fold(List<RangeWork> some)
    {
        List<OpenedRange> opened;
        using (WorkStage.Of("unpack events"))
        {
            opened = some.ConvertAll(work => OpenedRange.Of(work, context, texts, reader));
        }

        OpenedWork[] notices = [.. opened.SelectMany(range => range.Notices)];
        TimelineChange?[] timelines;
        using (WorkStage.Of("fold"))
        {
            timelines = Array.ConvertAll(notices, work => work.IsChanged ? NoticeTimeline.Change(fold, work.Before(), work.After()) : null);
        }

        Wait(folded.Writer.WriteAsync(new(opened, notices, timelines), stop.Token));
    }

    private void Pack(FoldedPart part)
    {
        using (WorkStage.Of("cells"))
        {
            foreach (var (work, timeline) in part.Notices.Zip(part.Timelines))
            {
                if (timeline is not null)
                {
                    var notice = work.Notice;
                    changes.Take(new NoticeChange(notice.Id, NoticeGroup.Of(notice.Reference), notice.IsSynthetic, timeline));
                }
            }
        }

        var done = new List<FoldedRange>(part.Ranges.Count);
        using (WorkStage.Of("pack events"))
        {
            var next = 0;
            foreach (var range in part.Ranges)
            {
                FoldedNotice[] own = [.. range.Notices.Select(work => part.Timelines[next++] is { } timeline ? work.Folded(timeline.End) : work.Unchanged())];
                done.Add(new(own, range.Packs(writer)));
            }
        }

        var isFull = changes.IsFull;
        packed.Writer.TryWrite((done, isFull));
        if (isFull)
        {
            // Only the other thread may write
            hasRoom.Wait(stop.Token);
        }
    }

    private static Task OnItsOwn(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void ForAll<T>(ChannelReader<T> parts, Action<T> work)
    {
        try
        {
            while (parts.WaitToReadAsync(stop.Token).AsTask().GetAwaiter().GetResult())
            {
                while (parts.TryRead(out var part))
                {
                    work(part);
                }
            }
        }
        catch (Exception failure)
        {
            // Nothing is swallowed: whoever takes what is packed meets it
            packed.Writer.TryComplete(failure);
        }
    }

    private static void Wait(ValueTask waiting) => waiting.AsTask().GetAwaiter().GetResult();

    /// <summary>Ranges with what their notices were and are.</summary>
    private sealed record FoldedPart(List<OpenedRange> Ranges, OpenedWork[] Notices, TimelineChange?[] Timelines);
}
