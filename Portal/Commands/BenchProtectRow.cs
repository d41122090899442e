namespace Portal.Commands;

/// <summary>One line of the protection bench; null where a program does not say or nothing was measured.</summary>
internal sealed record BenchProtectRow
{
    public required string Instance { get; init; }

    public required string Program { get; init; }

    /// <summary>Whose knowledge was tried beside the public's: none, given, or assumed from the largest parts of each cell: then whoever is
    /// alone in a cell is a group that knows it, and the two largest of each cell know their parts.</summary>
    public string Insiders { get; init; } = "none";

    public int? Groups { get; init; }

    /// <summary>How much value weighed against number of hidden cells.</summary>
    public double? ValueWeight { get; init; }

    public int? Cells { get; init; }

    public int? Hidden { get; init; }

    public int? Secondaries { get; init; }

    public decimal? Value { get; init; }

    /// <summary>No pattern that is safe from the same insiders hides secondary cells of less value; 0 where nothing is proven.</summary>
    public decimal? LeastValue { get; init; }

    public bool? IsProvenLeast { get; init; }

    public int? PublicFailures { get; init; }

    public int? InsiderFailures { get; init; }

    public double? ProtectSeconds { get; init; }

    public double? ProtectProcessorSeconds { get; init; }

    public double? AuditSeconds { get; init; }

    public double? AuditProcessorSeconds { get; init; }

    public double? AttackSeconds { get; init; }

    public double? AttackProcessorSeconds { get; init; }

    /// <summary>Hidden cells with two witnesses, and what the exact check of all of them took.</summary>
    public int? Witnessed { get; init; }

    public double? CheckSeconds { get; init; }

    /// <summary>Runs with shuffled rows that gave the same bytes, of how many.</summary>
    public int? SameBytes { get; init; }

    public int? Runs { get; init; }

    public double? PeakMegabytes { get; init; }

    public IReadOnlyList<BenchProtectGoal> Goals { get; init; } = [];
}
