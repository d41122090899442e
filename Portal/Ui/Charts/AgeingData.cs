namespace Portal.Ui.Charts;

/// <summary>What is still online, by how long.</summary>
public sealed record AgeingData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Ages, youngest first.</summary>
    public required IReadOnlyList<AgeRow> Rows { get; init; }

    /// <summary>What the bars count.</summary>
    public string AxisLabel { get; init; } = "open items, by time since notice";

    /// <summary>The words for the filled part, once.</summary>
    public string PastLabel { get; init; } = "past the limit";

    /// <summary>The words for the hollow part, once.</summary>
    public string WithinLabel { get; init; } = "limit not reached yet";
}
