namespace Portal.Data.Seeding;

/// <summary>How often one kind of 95 % interval held the truth.</summary>
public sealed record CoverageRow
{
    /// <summary>The items: every provider together, or the largest one.</summary>
    public required string Slice { get; init; }

    /// <summary>The figure.</summary>
    public required string Figure { get; init; }

    /// <summary>How the interval is made.</summary>
    public required string Method { get; init; }

    /// <summary>True where the interval is here for contrast only and is never published.</summary>
    public required bool IsNaive { get; init; }

    /// <summary>Worlds in which the figure had an interval.</summary>
    public required int Worlds { get; init; }

    /// <summary>Those of them in which the interval held the truth.</summary>
    public required int Covered { get; init; }

    /// <summary>Mean of the truth over these worlds; seconds for times, 0 to 1 for shares.</summary>
    public required double MeanTruth { get; init; }

    /// <summary>Mean of the figure over these worlds, in the same unit.</summary>
    public required double MeanFigure { get; init; }

    /// <summary>Covered of worlds, 0 to 1.</summary>
    public double Share => (double)Covered / Worlds;

    /// <summary>Monte Carlo error of <see cref="Share"/>: one standard deviation of a binomial share.</summary>
    public double Error => Math.Sqrt(Share * (1 - Share) / Worlds);
}
