namespace Portal.Data.Notices;

/// <summary>
/// Packs hold events of notices whose ids lie side by side, a range of them. The id of a pack says which: the number of the range, the source, and the number of
/// the pack among those of both, so that no column and no index has to, and imports of different sources never want the same id. In SQL the packs of a range
/// are those from number * 4294967296 on, up to the next range's, and a notice's range is its id / 64; the numbers are stored and never change.
/// </summary>
internal static class EventPackRange
{
    /// <summary>Notices of a range.</summary>
    internal const int Length = 1 << NoticeBits;

    private const int NoticeBits = 6;
    private const int SourceBits = 16;
    private const int PackBits = 16;

    /// <summary>The range of a notice.</summary>
    internal static long Of(long noticeId) => noticeId >> NoticeBits;

    /// <summary>Where a notice stands in its range.</summary>
    internal static int PlaceOf(long noticeId) => (int)(noticeId & (Length - 1));

    /// <summary>The first notice of a range.</summary>
    internal static long FirstNotice(long range) => range << NoticeBits;

    /// <summary>The id of a range's first pack.</summary>
    internal static long FirstPack(long range) => checked(range * (1L << (SourceBits + PackBits)));

    /// <summary>The id of a source's pack after those of it that are stored.</summary>
    /// <param name="range">Number of the range.</param>
    /// <param name="sourceId">Whose pack.</param>
    /// <param name="stored">All packs of the range, in order.</param>
    /// <exception cref="InvalidOperationException">There are as many sources or packs as there can be.</exception>
    internal static long NextPack(long range, long sourceId, IEnumerable<EventPack> stored)
    {
        var first = FirstPack(range) + (sourceId << PackBits);
        var id = stored.LastOrDefault(pack => pack.SourceId == sourceId) is { } last ? last.Id + 1 : first;
        return sourceId >> SourceBits == 0 && id >> PackBits == first >> PackBits
            ? id
            : throw new InvalidOperationException($"Source {sourceId} has more packs of events about notices {FirstNotice(range)} and the next than there can be.");
    }

    /// <summary>The range of a pack.</summary>
    internal static long OfPack(long packId) => packId >> (SourceBits + PackBits);
}
