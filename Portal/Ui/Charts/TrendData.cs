namespace Portal.Ui.Charts;

/// <summary>A value over time.</summary>
public sealed record TrendData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Periods in order of time, evenly spaced.</summary>
    public required IReadOnlyList<TrendPoint> Points { get; init; }

    /// <summary>What the axis measures, with its unit.</summary>
    public required string AxisLabel { get; init; }

    /// <summary>What the axis counts.</summary>
    public AxisKind Axis { get; init; }

    /// <summary>The axis's lower end; above zero the axis's label should say so.</summary>
    public double AxisFrom { get; init; }

    /// <summary>A legal limit on the same axis; null draws none.</summary>
    public double? Limit { get; init; }

    /// <summary>The words at the limit's line.</summary>
    public string LimitLabel { get; init; } = "time limit";
}
