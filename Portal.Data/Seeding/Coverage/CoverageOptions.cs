namespace Portal.Data.Seeding;

/// <summary>How much to simulate.</summary>
public sealed record CoverageOptions
{
    /// <summary>Worlds; the seeds are 1, 2, 3 and so on.</summary>
    public int Seeds { get; init; } = 400;

    /// <summary>Items of first notices in the three years of each world.</summary>
    public int Items { get; init; } = 60_000;
}
