using System.Threading.Channels;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Folds notices on a thread of its own, beside the one that reads and writes rows. A few parts wait on either side, so that memory stays
/// bounded; where those who keep sums are full, it waits until they have written.
/// </summary>
internal sealed class NoticeFolder : IAsyncDisposable
{
    private const int WaitingParts = 8;

    private readonly NoticeFold fold;
    private readonly BatchContext context;
    private readonly INoticeChanges changes;
    private readonly EventPackCodec codec = new();
    private readonly EventTexts texts = new();
    private readonly Channel<List<RangeWork>> waiting = Channel.CreateBounded<List<RangeWork>>(WaitingParts);
    private readonly Channel<(List<FoldedRange> Ranges, bool WaitsForRoom)> folded = Channel.CreateUnbounded<(List<FoldedRange>, bool)>();
    private readonly SemaphoreSlim hasRoom = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task folding;
    private int handed;

    internal NoticeFolder(NoticeFold fold, BatchContext context, INoticeChanges changes)
    {
        (this.fold, this.context, this.changes) = (fold, context, changes);
        folding = Task.Factory.StartNew(FoldAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
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
        while (folded.Reader.TryPeek(out _))
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
        await folding.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await changes.DisposeAsync();
        stop.Dispose();
        hasRoom.Dispose();
    }

    private async Task TakeAsync(Func<List<FoldedRange>, CancellationToken, Task> store, CancellationToken cancellation)
    {
        // A failure of the fold is thrown here
        await folded.Reader.WaitToReadAsync(cancellation);
        var (some, waitsForRoom) = await folded.Reader.ReadAsync(cancellation);
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

    private void FoldAll()
    {
        try
        {
            while (Wait(waiting.Reader.WaitToReadAsync(stop.Token).AsTask()))
            {
                while (waiting.Reader.TryRead(out var some))
                {
                    FoldPart(some);
                }
            }
        }
        catch (Exception failure)
        {
            // Nothing is swallowed: whoever takes what is folded meets it
            folded.Writer.TryComplete(failure);
        }
    }

    private void FoldPart(List<RangeWork> some)
    {
        List<OpenedRange> opened;
        using (WorkStage.Of("unpack events"))
        {
            opened = some.ConvertAll(work => OpenedRange.Of(work, context, texts, codec));
        }

        OpenedWork[] notices = [.. opened.SelectMany(range => range.Notices)];
        TimelineChange?[] timelines;
        using (WorkStage.Of("fold"))
        {
            timelines = Array.ConvertAll(notices, work => work.IsChanged ? NoticeTimeline.Change(fold, work.Before(), work.After()) : null);
        }

        using (WorkStage.Of("cells"))
        {
            foreach (var (work, timeline) in notices.Zip(timelines))
            {
                if (timeline is not null)
                {
                    var notice = work.Notice;
                    changes.Take(new NoticeChange(notice.Id, NoticeGroup.Of(notice.Reference), notice.IsSynthetic, timeline));
                }
            }
        }

        var done = new List<FoldedRange>(some.Count);
        using (WorkStage.Of("pack events"))
        {
            var next = 0;
            foreach (var range in opened)
            {
                FoldedNotice[] own = [.. range.Notices.Select(work => timelines[next++] is { } timeline ? work.Folded(timeline.End) : work.Unchanged())];
                done.Add(new(own, range.Packs(codec)));
            }
        }

        var isFull = changes.IsFull;
        folded.Writer.TryWrite((done, isFull));
        if (isFull)
        {
            // Only the other thread may write
            hasRoom.Wait(stop.Token);
        }
    }

    private static bool Wait(Task<bool> waiting) => waiting.GetAwaiter().GetResult();
}
