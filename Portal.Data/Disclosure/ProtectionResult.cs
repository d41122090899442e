namespace Portal.Data.Disclosure;

/// <summary>A protected release with its proof.</summary>
public sealed record ProtectionResult
{
    /// <summary>Status of every cell, in the order of ids.</summary>
    public required IReadOnlyList<(string Cell, CellStatus Status)> Pattern { get; init; }

    /// <summary>The attacker's interval of every hidden cell, in the order of ids.</summary>
    public required IReadOnlyList<AttackInterval> Intervals { get; init; }

    /// <summary>Alternative tables.</summary>
    public required IReadOnlyList<WitnessTable> Tables { get; init; }

    /// <summary>Two tables for every hidden cell, in the order of ids.</summary>
    public required IReadOnlyList<WitnessUse> Witnesses { get; init; }

    /// <summary>What is left unprotected, in words; empty in a release that may go out.</summary>
    public required IReadOnlyList<DisclosureFailure> Failures { get; init; }

    /// <summary>The moves that the proof is made of, for a later protection to begin with.</summary>
    public IReadOnlyList<KnownMove> Moves { get; init; } = [];

    /// <summary>Engine that found the pattern.</summary>
    public required string Engine { get; init; }

    /// <summary>Distinct published relations.</summary>
    public required int EquationCount { get; init; }

    /// <summary>Provider groups whose knowledge was tried.</summary>
    public required int InsiderCount { get; init; }

    /// <summary>Number of secondary cells.</summary>
    public required int SecondaryCount { get; init; }

    /// <summary>Their value, in integer units.</summary>
    public required long SecondaryValue { get; init; }

    /// <summary>No safe pattern hides secondary cells of less value, in integer units; 0 where nothing is known.</summary>
    public long LeastSecondaryValue { get; init; }

    /// <summary>Parts that nothing links and that each had something to protect.</summary>
    public int PartCount { get; init; }

    /// <summary>Those of them whose pattern is proven to hide the least value.</summary>
    public int OptimalPartCount { get; init; }
}
