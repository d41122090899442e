using NodaTime;

namespace Portal.Data.Imports;

/// <summary>What a reader needs to know about who sends and when.</summary>
public sealed record EventReaderOptions
{
    /// <summary>Code of the source, set on every event.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The one instant at which the whole file becomes known where recorded_at is blank.
    /// Null takes each event's own time, as commands without a database do.
    /// </summary>
    public Instant? RecordedAt { get; init; }

    /// <summary>Whether the source may set recorded_at.</summary>
    public bool MayLoadHistory { get; init; }

    /// <summary>Latest instant that is not yet in the future: now plus the source's tolerance. Null accepts any.</summary>
    public Instant? LatestInstant { get; init; }

    /// <summary>Known codes; null checks type and rule only.</summary>
    public EventCodes? Codes { get; init; }

    /// <summary>Whether a row id or version group is in the catalogue; null accepts any.</summary>
    public Func<string, bool>? IsRule { get; init; }

    /// <summary>For commands that need no database: type and rule are checked, recorded_at may be set, blank is the event's own time.</summary>
    public static EventReaderOptions WithoutDatabase(Func<string, bool>? isRule) =>
        new() { Source = "file", MayLoadHistory = true, IsRule = isRule };
}
