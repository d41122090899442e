namespace Portal.Ui.Charts;

/// <summary>Countries by region as tiles of one hue.</summary>
public sealed record TilesData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Regions from above.</summary>
    public required IReadOnlyList<TileGroup> Groups { get; init; }

    /// <summary>What the steps measure, with the unit.</summary>
    public required string ScaleLabel { get; init; }

    /// <summary>The words of the five steps: "0 to 6".</summary>
    public required IReadOnlyList<string> Steps { get; init; }
}
