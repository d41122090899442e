namespace Portal.Data.Notices;

/// <summary>What readers of packs of earlier forms expect of the next numbers, see <see cref="Storage.RiceCode"/>: at first what most senders' events look like.</summary>
internal struct EventPackMeans
{
    private const int Scale = 16;
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>By how much the number at the end of an id grows, less one.</summary>
    internal uint Id;

    /// <summary>How many kinds of events were met since this one, see <see cref="EventPackRecent"/>.</summary>
    internal uint Kind;

    /// <summary>Time from what came before.</summary>
    internal uint Occurred;

    /// <summary>Time until it was known.</summary>
    internal uint Recorded;

    /// <summary>For times that are whole in units of so many microseconds.</summary>
    internal static EventPackMeans Of(long unit) => new() { Kind = 4 * Scale, Occurred = Mean(100_000, unit), Recorded = Mean(120, unit) };

    private static uint Mean(long seconds, long unit) => (uint)(Math.Min(seconds * (MicrosPerSecond / unit), 1 << 26) * Scale);
}
