using NodaTime;

namespace Portal.Data.Releases.Runs;

/// <summary>Building or attacking a draft as work in the background.</summary>
public sealed record ReleaseRun
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>What is done.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Id of the release.</summary>
    public required string Release { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>The plan of a build as JSON; null for an attack.</summary>
    public string? Plan { get; init; }

    /// <summary>Key of whoever started it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Until when its last sign of life counts.</summary>
    public required Instant LeaseUntil { get; init; }

    /// <summary>Name of the step that it is at.</summary>
    public required string Stage { get; init; }

    /// <summary>Units of that step that are done.</summary>
    public required long Done { get; init; }

    /// <summary>Units of that step; 0 where nobody counts them.</summary>
    public required long Total { get; init; }

    /// <summary>How it stands. A run whose sign of life is too old is stopped, whatever it last wrote.</summary>
    public required RunState State { get; init; }

    /// <summary>Who asked to cancel it; null where nobody did.</summary>
    public string? CancelledBy { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>What it found; null while it runs and where it ended without a word.</summary>
    public RunReport? Report { get; init; }

    /// <summary>How long it has taken.</summary>
    public Duration Elapsed(Instant now) => (FinishedAt ?? now) - StartedAt;
}
