namespace Portal.Ui.Charts;

/// <summary>Clocks one below another on one axis of time since their start.</summary>
public sealed record TimelineData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Clocks from above.</summary>
    public required IReadOnlyList<TimelineRow> Rows { get; init; }

    /// <summary>Of a benchmark: no part is coloured as past a limit.</summary>
    public bool IsNeutral { get; init; }
}
