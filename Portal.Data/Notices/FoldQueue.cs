using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// The notices that one transaction touched. What came is kept until a notice is folded, so that nothing is written and read back; when
/// too much is kept, the notices that were quiet longest are folded.
/// </summary>
internal sealed class FoldQueue(INoticeRowStore rows, BatchContext context, NoticeFolder folder) : IAsyncDisposable
{
    /// <summary>Events that are kept.</summary>
    private const int MostKept = 100_000;

    // What a part makes lives until it is stored: small parts mostly die before the collector looks, large ones are carried along
    private const int EventsAPart = 100;

    private readonly Dictionary<long, NoticeEntry> touched = [];
    private readonly List<NoticeEntry> quiet = [];
    private readonly EventTexts texts = new();
    private readonly EventPackCodec codec = new();
    private long appends;
    private int kept;

    /// <summary>Takes a new event.</summary>
    internal void Add(NoticeEntry notice, ReadOnlySpan<byte> row)
    {
        Touch(notice).Fresh.Add(row);
        kept++;
    }

    /// <summary>Compares an event whose id was there already with the one that has it.</summary>
    internal Task<AppendResult> RepeatAsync(NoticeEntry named, ReadOnlySpan<byte> row, CancellationToken cancellation)
    {
        var notice = touched.GetValueOrDefault(named.Id, named);
        var reader = new ByteReader(row);
        return RepeatAsync(notice, EventRowCodec.Read(ref reader, context.Source.Code, notice.Hex, texts), cancellation);
    }

    private async Task<AppendResult> RepeatAsync(NoticeEntry notice, NoticeEvent one, CancellationToken cancellation)
    {
        var waiting = notice.Fresh.Read(context.Source.Code, notice.Hex, texts);
        if (waiting.FindIndex(fresh => fresh.EventId == one.EventId) is >= 0 and var place)
        {
            if (!waiting[place].SaysTheSameAs(one))
            {
                return AppendResult.IdReused;
            }

            if (one.RecordedAt < waiting[place].RecordedAt)
            {
                waiting[place] = one;
                notice.Fresh = FreshEvents.Of(waiting);
            }

            return AppendResult.Duplicate;
        }

        await UpToDateAsync([notice], cancellation);
        foreach (var pack in (await rows.PacksAsync([notice], cancellation))[0])
        {
            if (pack.SourceId != context.SourceId)
            {
                continue;
            }

            var events = new List<NoticeEvent>();
            EventPackReader.Read(pack.Bytes, context.Source.Code, notice.Hex, texts.Codes, events);
            if (events.FindIndex(stored => stored.EventId == one.EventId) is >= 0 and var at)
            {
                return await RepeatStoredAsync(notice, pack, events, at, one, cancellation);
            }
        }

        // The id belongs to another notice
        return AppendResult.IdReused;
    }

    /// <summary>Folds what is ready to be, when much is kept.</summary>
    internal async Task FoldSomeAsync(CancellationToken cancellation)
    {
        appends++;
        await folder.TakeReadyAsync(StoreAsync, cancellation);
        if (kept > MostKept)
        {
            quiet.Clear();
            quiet.AddRange(touched.Values.Where(IsWaiting));
            quiet.Sort(static (left, right) => left.TouchedAt != right.TouchedAt ? left.TouchedAt.CompareTo(right.TouchedAt) : left.Id.CompareTo(right.Id));
            var (count, events) = (0, 0);
            for (; count < quiet.Count && events <= MostKept / 2; count++)
            {
                events += quiet[count].Fresh.Count;
            }

            quiet.RemoveRange(count, quiet.Count - count);
            await HandAsync(quiet, cancellation);
        }
    }

    /// <summary>Folds and stores everything, and lets those who keep sums write.</summary>
    internal async Task FoldAllAsync(CancellationToken cancellation)
    {
        await HandAsync([.. touched.Values.Where(IsWaiting).OrderBy(notice => notice.Id)], cancellation);
        await folder.TakeAllAsync(StoreAsync, cancellation);
        await folder.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static bool IsWaiting(NoticeEntry notice) => notice.Fresh.Count > 0 || notice.KnownLater is not null;

    /// <summary>The entry in use: a notice that was forgotten and came again has a second one, which knows nothing.</summary>
    private NoticeEntry Touch(NoticeEntry notice)
    {
        if (!touched.TryGetValue(notice.Id, out var first))
        {
            touched.Add(notice.Id, first = notice);
        }

        first.TouchedAt = appends;
        return first;
    }

    private async Task<AppendResult> RepeatStoredAsync(
        NoticeEntry notice, EventPack pack, List<NoticeEvent> events, int at, NoticeEvent one, CancellationToken cancellation)
    {
        var stored = events[at];
        if (!stored.SaysTheSameAs(one))
        {
            return AppendResult.IdReused;
        }

        if (one.RecordedAt < stored.RecordedAt)
        {
            events[at] = one;
            await rows.ReplacePackAsync(EventPack.Of(codec, pack.Id, pack.SourceId, events), cancellation);
            Touch(notice).KnowEarlier(stored);
        }

        return AppendResult.Duplicate;
    }

    private async Task HandAsync(List<NoticeEntry> notices, CancellationToken cancellation)
    {
        for (var next = 0; next < notices.Count;)
        {
            var part = new List<NoticeEntry>();
            for (var events = 0; next < notices.Count && events < EventsAPart; next++)
            {
                part.Add(notices[next]);
                events += notices[next].Fresh.Count;
            }

            await folder.HandAsync(await WorkAsync(part, cancellation), StoreAsync, cancellation);
        }
    }

    private async Task<List<NoticeWork>> WorkAsync(List<NoticeEntry> notices, CancellationToken cancellation)
    {
        List<NoticeEntry> stored = [.. notices.Where(notice => !notice.IsNew)];
        await UpToDateAsync(stored, cancellation);
        using var stage = WorkStage.Of("read what is stored");
        var (packs, states) = stored.Count == 0 ? ([], []) : (await rows.PacksAsync(stored, cancellation), await rows.StatesAsync(stored, cancellation));
        var (work, next) = (new List<NoticeWork>(notices.Count), 0);
        foreach (var notice in notices)
        {
            kept -= notice.Fresh.Count;
            if (notice.IsNew)
            {
                work.Add(notice.TakeWork([], []));
                continue;
            }

            work.Add(notice.TakeWork(packs[next], states[next]));
            next++;
        }

        return work;
    }

    /// <summary>Waits until what is stored of some notices is all that was handed over.</summary>
    private async Task UpToDateAsync(List<NoticeEntry> notices, CancellationToken cancellation)
    {
        if (notices.Exists(notice => notice.IsBeingFolded))
        {
            await folder.TakeAllAsync(StoreAsync, cancellation);
        }
    }

    private async Task StoreAsync(List<FoldedNotice> folded, CancellationToken cancellation)
    {
        using (WorkStage.Of("write events"))
        {
            await rows.WritePacksAsync(folded, cancellation);
        }

        using (WorkStage.Of("write states"))
        {
            await rows.WriteStatesAsync([.. folded.SelectMany(one => one.Changes)], cancellation);
        }

        foreach (var one in folded)
        {
            one.Notice.IsBeingFolded = false;
            if (!IsWaiting(one.Notice))
            {
                touched.Remove(one.Notice.Id);
            }
        }
    }
}
