using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>How to protect. Equal problem and options give equal bytes.</summary>
public sealed record ProtectionOptions
{
    /// <summary>Key of the HMAC that orders cells, so that outsiders cannot replay the choices.</summary>
    public string Seed { get; init; } = "portal";

    /// <summary>Which linear-programming engine finds the patterns; it is never trusted for the verdict.</summary>
    public SolverEngine Engine { get; init; }

    /// <summary>Whether to try to publish secondary cells again.</summary>
    public bool CleansUp { get; init; } = true;

    /// <summary>
    /// Linear programs that improving the pattern may use. Counted in programs, not in time, so that a slow machine gives the same bytes; where
    /// fewer than about 1,700 cells are hidden each takes less time, and up to four times as many may be used.
    /// </summary>
    public long ImprovementPrograms { get; init; } = 3_000;

    /// <summary>How much the value of secondary cells weighs against their number when patterns are compared, from 0 (number only) to 1.</summary>
    public double ValueWeight { get; init; } = 0.5;

    /// <summary>Linear programs after which protecting one part gives up: the result then has failures and may not go out.</summary>
    public long ProtectionPrograms { get; init; } = 200_000;

    /// <summary>Linear programs that the search for the cheapest pattern of one small part may use; 0 leaves it out.</summary>
    public long OptimumPrograms { get; init; } = 20_000;

    /// <summary>Moves that an earlier protection of the same cells found; those that still are possible serve again.</summary>
    public IReadOnlyList<KnownMove> Moves { get; init; } = [];

    /// <summary>Whether to work out the attacker's interval of every hidden cell; without it the result names none.</summary>
    public bool FindsIntervals { get; init; } = true;
}
