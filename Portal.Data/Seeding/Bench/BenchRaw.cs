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

    /// <summary>So many times faster the cube of the same items gave the answer to the whole three years; null where it holds other items.</summary>
    public required double? TotalRatio { get; init; }

    /// <summary>The same of the random questions: the least, and the middle one.</summary>
    public required double? LeastRatio { get; init; }

    /// <summary>See <see cref="LeastRatio"/>.</summary>
    public required double? MiddleRatio { get; init; }
}
