using NodaTime;

namespace Portal.Data.Releases;

/// <summary>A draft and what was done to it.</summary>
public sealed record DraftState
{
    /// <summary>Number of the draft in this database.</summary>
    public required long Id { get; init; }

    /// <summary>Id of the release.</summary>
    public required string Release { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Id of the programme.</summary>
    public required string Programme { get; init; }

    /// <summary>True where everything in it is synthetic.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>SHA-256 over the statement and all files: what is approved.</summary>
    public required string Digest { get; init; }

    /// <summary>Who built it.</summary>
    public required string BuiltBy { get; init; }

    /// <summary>When.</summary>
    public required Instant BuiltAt { get; init; }

    /// <summary>Everything done to it, oldest first.</summary>
    public IReadOnlyList<DraftStep> Steps { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public ReleaseStep Step => Steps.Count == 0 ? ReleaseStep.Built : Steps[^1].Step;
}
