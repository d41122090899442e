namespace Portal.Data.Notices;

/// <summary>Notices of one range that wait to be folded, with the packs of the range unpacked and what came again compared with them.</summary>
internal sealed class OpenedRange
{
    // A pack is small beside what came when it holds less than so many times as many events: so there are never many, and no event is written anew often
    private const int Times = 4;

    private readonly RangeWork work;
    private readonly BatchContext context;
    private readonly List<OpenedPack> packs = [];
    private readonly int merged;

    private OpenedRange(RangeWork work, BatchContext context, EventTexts texts, EventPackCodec codec)
    {
        (this.work, this.context) = (work, context);
        var names = work.Stored.Count == 0 ? [] : work.Notices.ToDictionary(one => EventPackRange.PlaceOf(one.Waiting.Notice.Id), one => one.Waiting.Notice.Hex);
        var came = work.Notices.Sum(one => one.Waiting.Count);
        var (isMerged, cameAgain) = (came > 0, work.Notices.Any(one => one.Waiting.Repeats is not null));
        foreach (var pack in work.Stored.Reverse())
        {
            // The newest of the source are written anew with what came, as far as they are small beside it; of others only what was told of here is asked for
            var (count, isOwn) = (codec.Open(pack.Bytes), pack.SourceId == context.SourceId);
            var isWritten = isOwn && isMerged && count < Times * came;
            (came, merged) = isWritten ? (came + count, merged + 1) : (came, merged);
            isMerged = isMerged && (isWritten || !isOwn);
            var isWhole = isWritten || (isOwn && cameAgain);
            packs.Add(new OpenedPack(pack, codec.Read(count, context.Sources[pack.SourceId], place => names.GetValueOrDefault(place) ?? (isWhole ? "" : null), texts.Codes)));
        }

        Notices = [.. work.Notices.Select(one => OpenedWork.Of(one, packs, context.Source.Code, texts))];
    }

    /// <summary>Those of which something came.</summary>
    internal IReadOnlyList<OpenedWork> Notices { get; }

    internal static OpenedRange Of(RangeWork work, BatchContext context, EventTexts texts, EventPackCodec codec) => new(work, context, texts, codec);

    /// <summary>What becomes of the packs.</summary>
    internal PackChanges Packs(EventPackCodec codec)
    {
        List<EventsInPlace> fresh = [.. Notices.Where(one => one.Fresh.Count > 0).Select(one => new EventsInPlace(EventPackRange.PlaceOf(one.Notice.Id), one.Fresh))];
        OpenedPack[] own = [.. packs.Where(one => one.Pack.SourceId == context.SourceId)];
        EventPack[] changed = [.. own.Skip(merged).Where(one => one.IsChanged).Select(one => one.Pack with { Bytes = codec.Write(one.Notices) })];
        if (merged > 0)
        {
            var kept = own[merged - 1].Pack with { Bytes = codec.Write(Together(own.Take(merged), fresh)) };
            return new([], [kept, .. changed], [.. own.Take(merged - 1).Select(one => one.Pack.Id)]);
        }

        return fresh.Count == 0
            ? PackChanges.None with { Changed = changed }
            : new([new EventPack(EventPackRange.NextPack(work.Number, context.SourceId, work.Stored), context.SourceId, codec.Write(fresh))], changed, []);
    }

    private static List<EventsInPlace> Together(IEnumerable<OpenedPack> merged, List<EventsInPlace> fresh) =>
    [
        .. merged.SelectMany(one => one.Notices).Concat(fresh)
            .GroupBy(one => one.Place)
            .OrderBy(place => place.Key)
            .Select(place => new EventsInPlace(place.Key, [.. place.SelectMany(one => one.Events)])),
    ];
}
