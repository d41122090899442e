namespace Portal.Data.Seeding;

/// <summary>A cube to measure: 300 fictional providers over three years, in the slices that they come in.</summary>
public sealed record BenchOptions
{
    /// <summary>Items.</summary>
    public required long Items { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 20260101;

    /// <summary>Fictional providers.</summary>
    public int Providers { get; init; } = 300;
}
