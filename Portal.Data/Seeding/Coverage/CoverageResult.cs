namespace Portal.Data.Seeding;

/// <summary>The whole proof.</summary>
public sealed record CoverageResult
{
    /// <summary>Always true: nothing here has happened.</summary>
    public bool Synthetic { get; } = true;

    /// <summary>The command that gives these numbers again.</summary>
    public required string Command { get; init; }

    /// <summary>The day it ran, ISO.</summary>
    public required string RanOn { get; init; }

    /// <summary>Worlds.</summary>
    public required int Seeds { get; init; }

    /// <summary>Items of each world's three years.</summary>
    public required int Items { get; init; }

    /// <summary>Mean number of items at risk in the quarter that the figures are about.</summary>
    public required double MeanItemsAtRisk { get; init; }

    /// <summary>How often intervals held the truth.</summary>
    public required IReadOnlyList<CoverageRow> Coverage { get; init; }

    /// <summary>How far common ways of counting are off.</summary>
    public required IReadOnlyList<BiasRow> Bias { get; init; }
}
