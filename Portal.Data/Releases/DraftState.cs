using NodaTime;
using NodaTime.Text;

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

    /// <summary>Release and version, as the audit log names them: <c>register-2026-10/v1</c>.</summary>
    public string Name => FormattableString.Invariant($"{Release}/v{Version}");

    /// <summary>Whether it is public: published and not withdrawn.</summary>
    public bool IsPublic => Step is ReleaseStep.Published or ReleaseStep.WithdrawalAsked or ReleaseStep.WithdrawalRefused;

    /// <summary>Whether it was ever public; then nothing but its withdrawal can follow.</summary>
    public bool WasPublished => IsPublic || Step is ReleaseStep.Withdrawn;

    /// <summary>The minute from which it is to be public; null where none is set.</summary>
    public Instant? ScheduledFor => Steps is [.., { Step: ReleaseStep.Scheduled } last] ? InstantPattern.ExtendedIso.Parse(last.Detail).Value : null;

    /// <summary>What its last passed audit was run against; null where none passed.</summary>
    public long? AuditedAgainst => Steps.LastOrDefault(step => step.Step is ReleaseStep.AuditPassed)?.Against;
}
