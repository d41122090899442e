using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>A change of the catalogue that somebody proposed, with what became of it.</summary>
public sealed record RuleProposal
{
    /// <summary>Number of the proposal.</summary>
    public required long Id { get; init; }

    /// <summary>Row that it adds or replaces.</summary>
    public required string RuleId { get; init; }

    /// <summary>Group of that row.</summary>
    public required string VersionGroup { get; init; }

    /// <summary>State of the catalogue on which it was made.</summary>
    public required long BaseEdition { get; init; }

    /// <summary>The row as proposed.</summary>
    public required string Body { get; init; }

    /// <summary>Why, in the proposer's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Key of the account that proposed.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant ProposedAt { get; init; }

    /// <summary>open, approved, rejected or withdrawn.</summary>
    public required string State { get; init; }

    /// <summary>Key of the account that decided; null while open.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When; null while open.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>Why it was rejected; null otherwise.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>State of the catalogue that it made; null unless approved.</summary>
    public long? Edition { get; init; }

    /// <summary>Whether a decision is awaited.</summary>
    public bool IsOpen => State == "open";
}
