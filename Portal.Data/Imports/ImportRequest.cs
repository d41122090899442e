using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Imports;

/// <summary>One file to import.</summary>
public sealed record ImportRequest
{
    /// <summary>Who sends; stored.</summary>
    public required Source Source { get; init; }

    /// <summary>How the events are written.</summary>
    public required EventFormat Format { get; init; }

    /// <summary>Keeps the good rows of a file with bad ones; otherwise such a file is refused as a whole.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Does everything and takes it back.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether a name is a rule of the catalogue; null accepts any.</summary>
    public Func<string, bool>? IsRule { get; init; }

    /// <summary>
    /// Writes into the last transaction just before it becomes durable, with the report as it will be; what it writes is kept with the events or
    /// not at all. False takes that transaction back. Not asked where nothing is stored.
    /// </summary>
    public Func<NoticeBatchStore, ImportReport, CancellationToken, Task<bool>>? BeforeCommit { get; init; }

    /// <summary>
    /// Moves every time of synthetic data by this much, and leaves out what has then not happened yet. Zero for real data.
    /// </summary>
    public Duration Shift { get; init; } = Duration.Zero;
}
