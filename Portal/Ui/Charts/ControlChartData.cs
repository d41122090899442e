namespace Portal.Ui.Charts;

/// <summary>Weekly shares against frozen baselines.</summary>
public sealed record ControlChartData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Weeks in order of time.</summary>
    public required IReadOnlyList<ControlPoint> Points { get; init; }

    /// <summary>The weeks by baseline, in order; the last one's mean is named at the side.</summary>
    public required IReadOnlyList<ControlStretch> Stretches { get; init; }

    /// <summary>The last mean in words: "mean 74.2%".</summary>
    public required string MeanLabel { get; init; }

    /// <summary>A share asked for by law or by the provider itself; null draws none.</summary>
    public double? Target { get; init; }

    /// <summary>The words at its line.</summary>
    public string TargetLabel { get; init; } = "target";

    /// <summary>Lower end of the axis; the label says so if it is not zero.</summary>
    public double AxisFrom { get; init; }

    /// <summary>What the axis measures.</summary>
    public string AxisLabel { get; init; } = "share that met the limit, by week due";
}
