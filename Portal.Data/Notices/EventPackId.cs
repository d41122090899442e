namespace Portal.Data.Notices;

/// <summary>
/// The id of a pack says whose it is: the notice, and then the number of the pack among those of the notice, so that no column and no index has to.
/// In SQL a notice's packs are those from id * 1048576 on, up to the next notice's; the numbers are stored and never change.
/// </summary>
internal static class EventPackId
{
    private const int Bits = 20;

    /// <summary>The id of a notice's first pack.</summary>
    internal static long First(long noticeId) => checked(noticeId * (1L << Bits));

    /// <summary>The id of the pack after those that are stored.</summary>
    /// <exception cref="InvalidOperationException">A notice has as many as there can be.</exception>
    internal static long Next(long noticeId, IReadOnlyList<EventPack> stored)
    {
        var id = stored.Count == 0 ? First(noticeId) : stored[^1].Id + 1;
        return NoticeOf(id) == noticeId ? id : throw new InvalidOperationException($"Notice {noticeId} was told of in more transactions than a notice can be.");
    }

    /// <summary>The notice of a pack.</summary>
    internal static long NoticeOf(long id) => id >> Bits;
}
