namespace Portal.Data.Seeding;

/// <summary>Plain rows of items, asked in SQL.</summary>
public sealed record BenchRaw
{
    /// <summary>Items written.</summary>
    public required long Items { get; init; }

    /// <summary>Seconds to make and write them.</summary>
    public required double WriteSeconds { get; init; }

    /// <summary>Size of the file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The whole three years, in milliseconds.</summary>
    public required double TotalMilliseconds { get; init; }

    /// <summary>Random questions.</summary>
    public required BenchTiming Random { get; init; }
}
