namespace Portal.Data.Notices;

/// <summary>
/// What waits for notices whose ids lie side by side, in the order in which it came. Ids are given in the order in which notices are first heard of,
/// so what a file brings of a range mostly lies close together.
/// </summary>
internal sealed class NoticeRange
{
    private const int Bits = 10;

    /// <summary>Notices of a range.</summary>
    internal const int Length = 1 << Bits;

    /// <summary>Where its bytes stand in the spill, in order.</summary>
    internal List<(long At, int Length)> Spilled { get; } = [];

    /// <summary>The last bytes; null where none are in memory.</summary>
    internal byte[]? Page { get; set; }

    /// <summary>How much of the page is used.</summary>
    internal int Used { get; set; }

    /// <summary>Events that wait.</summary>
    internal int Count { get; set; }

    /// <summary>How many events had come when the first of these came.</summary>
    internal long Since { get; set; }

    /// <summary>How often the range was begun; a notice is named anew in each.</summary>
    internal int Fill { get; set; } = 1;

    /// <summary>What was taken out and is not stored yet; null for nothing.</summary>
    internal LoadedRange? Loaded { get; set; }

    internal static long NumberOf(long noticeId) => noticeId >> Bits;

    internal static int PlaceOf(long noticeId) => (int)(noticeId & (Length - 1));
}
