namespace Portal.Data.Notices;

/// <summary>
/// Packs hold events of notices whose ids lie side by side, a range of them. The id of a pack says which: the number of the range, and then the number of the
/// pack among those of the range, so that no column and no index has to. In SQL the packs of a range are those from number * 1048576 on, up to the next
/// range's, and a notice's range is its id / 64; the numbers are stored and never change.
/// </summary>
internal static class EventPackRange
{
    /// <summary>Notices of a range.</summary>
    internal const int Length = 1 << NoticeBits;

    private const int NoticeBits = 6;
    private const int PackBits = 20;

    /// <summary>The range of a notice.</summary>
    internal static long Of(long noticeId) => noticeId >> NoticeBits;

    /// <summary>Where a notice stands in its range.</summary>
    internal static int PlaceOf(long noticeId) => (int)(noticeId & (Length - 1));

    /// <summary>The first notice of a range.</summary>
    internal static long FirstNotice(long range) => range << NoticeBits;

    /// <summary>The id of a range's first pack.</summary>
    internal static long FirstPack(long range) => checked(range * (1L << PackBits));

    /// <summary>The id of the pack after those that are stored.</summary>
    /// <exception cref="InvalidOperationException">A range has as many as there can be.</exception>
    internal static long NextPack(long range, IReadOnlyList<EventPack> stored)
    {
        var id = stored.Count == 0 ? FirstPack(range) : stored[^1].Id + 1;
        return OfPack(id) == range ? id : throw new InvalidOperationException($"Notices from {FirstNotice(range)} on were told of in more transactions than they can be.");
    }

    /// <summary>The range of a pack.</summary>
    internal static long OfPack(long packId) => packId >> PackBits;
}
