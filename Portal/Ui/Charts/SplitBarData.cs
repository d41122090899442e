namespace Portal.Ui.Charts;

/// <summary>Stacked bars of shares: the first is the main one and carries the words, the others follow on the same axis.</summary>
public sealed record SplitBarData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Bars from above; the first is the main one.</summary>
    public required IReadOnlyList<SplitRow> Rows { get; init; }

    /// <summary>Whether an axis stands below; a bar alone with its words needs none.</summary>
    public bool HasAxis { get; init; } = true;
}
