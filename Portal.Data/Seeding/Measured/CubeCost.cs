namespace Portal.Data.Seeding;

/// <summary>What a cube costs at several sizes.</summary>
public sealed record CubeCost
{
    /// <summary>The command; N is the number of items.</summary>
    public required string Command { get; init; }

    /// <summary>The day, ISO.</summary>
    public required string RanOn { get; init; }

    /// <summary>What the machine was, and what else it did.</summary>
    public required string Machine { get; init; }

    /// <summary>Smallest first.</summary>
    public required IReadOnlyList<CubeCostRow> Sizes { get; init; }
}
