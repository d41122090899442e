namespace Portal.Ui.Charts;

/// <summary>Dots with whiskers, one a line: quantiles on a time axis, or shares on an axis to 100 %.</summary>
public sealed record DotWhiskerData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Lines from above.</summary>
    public required IReadOnlyList<DotRow> Rows { get; init; }

    /// <summary>Time on a logarithmic axis, or shares.</summary>
    public AxisKind Axis { get; init; } = AxisKind.LogTime;

    /// <summary>The legal limit on the time axis; null draws none.</summary>
    public double? LimitSeconds { get; init; }

    /// <summary>The words at the limit's line.</summary>
    public string LimitLabel { get; init; } = "time limit";

    /// <summary>Left end of a time axis, in seconds.</summary>
    public double FromSeconds { get; init; } = 900;

    /// <summary>Right end of a time axis, in seconds.</summary>
    public double ToSeconds { get; init; } = 30 * 86400;

    /// <summary>Upper end of an axis of shares; it begins at zero.</summary>
    public double ToShare { get; init; } = 1;
}
