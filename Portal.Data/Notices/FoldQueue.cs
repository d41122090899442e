using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// The notices that one transaction touched. What came waits until much of a range of notices is there, so that a notice is mostly folded once and
/// nothing is written and read back.
/// </summary>
internal sealed class FoldQueue(INoticeRowStore rows, NoticeFolder folder, WaitingEvents waiting) : IAsyncDisposable
{
    // What a part makes lives until it is stored: small parts mostly die before the collector looks, large ones are carried along. Ranges of packs stay whole
    private const int EventsAPart = 100;

    private readonly List<WaitingNotice> part = [];
    private readonly List<FoldedRange> unwritten = [];
    private readonly List<(long Line, AppendResult Result)> settled = [];
    private int events;
    private int unwrittenNotices;

    /// <summary>Takes a new event.</summary>
    internal void Add(NoticeEntry notice, ReadOnlySpan<byte> row) => waiting.Add(notice, row);

    /// <summary>Takes an event whose id was there already: it is compared with the one that has it when its notice is folded.</summary>
    internal void AddRepeat(NoticeEntry notice, long line, ReadOnlySpan<byte> row) => waiting.AddRepeat(notice, line, row);

    /// <summary>What became of events that came again, as far as their notices are folded; each is told once.</summary>
    internal IReadOnlyList<(long Line, AppendResult Result)> TakeSettled()
    {
        (long, AppendResult)[] taken = [.. settled];
        settled.Clear();
        return taken;
    }

    /// <summary>Folds what is ready to be, when much waits.</summary>
    internal async Task FoldSomeAsync(CancellationToken cancellation)
    {
        await folder.TakeReadyAsync(StoreAsync, cancellation);
        while (waiting.IsFull && waiting.Next() is var (number, range))
        {
            await FoldAsync(number, range, cancellation);
        }
    }

    /// <summary>Folds and stores everything that came.</summary>
    internal async Task FoldAllAsync(CancellationToken cancellation)
    {
        while (waiting.Next() is var (number, range))
        {
            await FoldAsync(number, range, cancellation);
        }

        await StoreAllAsync(cancellation);
    }

    /// <summary>Lets those who keep sums write; everything must be folded.</summary>
    internal Task FlushAsync(CancellationToken cancellation) => folder.FlushAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await folder.DisposeAsync();
        waiting.Dispose();
    }

    private async Task FoldAsync(long number, NoticeRange range, CancellationToken cancellation)
    {
        if (range.Loaded is not null)
        {
            // What is stored of its notices must be all that was handed over
            await StoreAllAsync(cancellation);
        }

        LoadedRange loaded;
        using (WorkStage.Of("sort by notice"))
        {
            loaded = waiting.Take(number, range);
        }

        foreach (var notice in loaded.Notices())
        {
            if (events >= EventsAPart && EventPackRange.Of(notice.Notice.Id) != EventPackRange.Of(part[^1].Notice.Id))
            {
                await HandAsync(cancellation);
            }

            part.Add(notice);
            events += notice.Count;
        }
    }

    private async Task HandAsync(CancellationToken cancellation)
    {
        if (part.Count > 0)
        {
            var work = await WorkAsync(cancellation);
            part.Clear();
            events = 0;
            await folder.HandAsync(work, StoreAsync, cancellation);
        }
    }

    private async Task<List<RangeWork>> WorkAsync(CancellationToken cancellation)
    {
        using var stage = WorkStage.Of("read what is stored");
        List<NoticeEntry> stored = [.. part.Where(one => !one.Notice.IsNew).Select(one => one.Notice)];
        var states = stored.Count == 0 ? [] : await rows.StatesAsync(stored, cancellation);
        var next = 0;
        var ranges = part
            .Select(one => new NoticeWork(one, one.Notice.IsNew ? [] : states[next++]))
            .GroupBy(work => EventPackRange.Of(work.Waiting.Notice.Id))
            .ToList();
        var packs = await rows.PacksAsync(ranges.ConvertAll(range => range.Key), cancellation);
        return [.. ranges.Select(range => new RangeWork(range.Key, [.. range], [.. packs[range.Key]]))];
    }

    private async Task StoreAllAsync(CancellationToken cancellation)
    {
        await HandAsync(cancellation);
        await folder.TakeAllAsync(StoreAsync, cancellation);
        await WriteAsync(cancellation);
    }

    private async Task StoreAsync(List<FoldedRange> folded, CancellationToken cancellation)
    {
        unwritten.AddRange(folded);
        unwrittenNotices += folded.Sum(range => range.Notices.Count);
        if (unwrittenNotices >= rows.NoticesAWrite)
        {
            await WriteAsync(cancellation);
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        if (unwritten.Count == 0)
        {
            return;
        }

        using (WorkStage.Of("write events"))
        {
            await rows.WritePacksAsync(unwritten.ConvertAll(range => range.Packs), cancellation);
        }

        using (WorkStage.Of("write states"))
        {
            await rows.WriteStatesAsync([.. unwritten.SelectMany(range => range.Notices).SelectMany(one => one.Changes)], cancellation);
        }

        foreach (var one in unwritten.SelectMany(range => range.Notices))
        {
            settled.AddRange(one.Results);
            one.Waiting.Range.Stored();
        }

        unwritten.Clear();
        unwrittenNotices = 0;
    }
}
