namespace Portal.Data.Seeding;

/// <summary>What a common way of counting says, beside the truth and beside the figure of the register; means over the worlds.</summary>
public sealed record BiasRow
{
    /// <summary>The figure and the items it is about.</summary>
    public required string Figure { get; init; }

    /// <summary>The common way of counting.</summary>
    public required string Naive { get; init; }

    /// <summary>Worlds in which all three were defined.</summary>
    public required int Worlds { get; init; }

    /// <summary>What the common way says; seconds for times, 0 to 1 for shares.</summary>
    public required double MeanNaive { get; init; }

    /// <summary>What the register says of the same items.</summary>
    public required double MeanFigure { get; init; }

    /// <summary>The truth.</summary>
    public required double MeanTruth { get; init; }
}
