namespace Portal.Ui.Charts;

/// <summary>Providers of a group against what ordinary variation explains. No ranks.</summary>
public sealed record FunnelData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>One dot a provider.</summary>
    public required IReadOnlyList<FunnelDot> Dots { get; init; }

    /// <summary>The limits by size, smallest first.</summary>
    public required IReadOnlyList<FunnelLimit> Limits { get; init; }

    /// <summary>The group's share.</summary>
    public required double Mean { get; init; }

    /// <summary>The group's share in words: "all 73.5%".</summary>
    public required string MeanLabel { get; init; }

    /// <summary>What the upright axis measures.</summary>
    public string AxisLabel { get; init; } = "share that met the time limit";

    /// <summary>What the lying axis counts.</summary>
    public string SizeLabel { get; init; } = "items due (log scale)";
}
