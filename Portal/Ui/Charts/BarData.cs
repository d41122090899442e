namespace Portal.Ui.Charts;

/// <summary>Bars that lie, from zero.</summary>
public sealed record BarData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Bars from above.</summary>
    public required IReadOnlyList<BarRow> Rows { get; init; }

    /// <summary>What the bars measure, with the unit.</summary>
    public required string AxisLabel { get; init; }

    /// <summary>What the axis counts: numbers or shares.</summary>
    public AxisKind Axis { get; init; }
}
