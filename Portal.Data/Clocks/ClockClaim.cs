using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>A claim about the clocks of one provider in one notice under one rule.</summary>
public sealed record ClockClaim
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Id of the notice.</summary>
    public required long NoticeId { get; init; }

    /// <summary>Code of the provider that claims.</summary>
    public required string Provider { get; init; }

    /// <summary>Country of the authority that decides.</summary>
    public required string IssuerCountry { get; init; }

    /// <summary>What is asked for.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>Row id of the rule whose clock is meant.</summary>
    public required string Rule { get; init; }

    /// <summary>Coded reason of the provider.</summary>
    public required string Reason { get; init; }

    /// <summary>The new deadline of an extension; null of a reset.</summary>
    public Instant? DeadlineAt { get; init; }

    /// <summary>The provider's own case number; null where there is none.</summary>
    public string? Reference { get; init; }

    /// <summary>When it was entered.</summary>
    public required Instant MadeAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>When it was decided; null while open.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>Coded reason of the decision; null while open.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>True where an extension was accepted after the deadline then in force: it moves nothing.</summary>
    public bool WasLate { get; init; }

    /// <summary>When an accepted ground ended and the period began anew; null while it lasts.</summary>
    public Instant? EndedAt { get; init; }
}
