namespace Portal.Ui.Charts;

/// <summary>Weekly shares against a frozen baseline.</summary>
public sealed record ControlChartData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Weeks in order of time.</summary>
    public required IReadOnlyList<ControlPoint> Points { get; init; }

    /// <summary>The baseline's share.</summary>
    public required double Mean { get; init; }

    /// <summary>It in words: "mean 74.2%".</summary>
    public required string MeanLabel { get; init; }

    /// <summary>How many weeks from the start the baseline was made of; zero draws no mark.</summary>
    public int BaselineWeeks { get; init; }

    /// <summary>Limits from too few weeks for a frozen baseline; the mark says so.</summary>
    public bool IsTrial { get; init; }

    /// <summary>A share asked for by law or by the provider itself; null draws none.</summary>
    public double? Target { get; init; }

    /// <summary>The words at its line.</summary>
    public string TargetLabel { get; init; } = "target";

    /// <summary>Lower end of the axis; the label says so if it is not zero.</summary>
    public double AxisFrom { get; init; }

    /// <summary>What the axis measures.</summary>
    public string AxisLabel { get; init; } = "share that met the limit, by week due";
}
