namespace Portal.Data.Seeding;

/// <summary>How fast a cube answers.</summary>
public sealed record BenchCubeTimes
{
    /// <summary>The whole three years, asked first, in milliseconds.</summary>
    public required double TotalColdMilliseconds { get; init; }

    /// <summary>The whole three years again.</summary>
    public required BenchTiming Total { get; init; }

    /// <summary>Random questions, each asked for the first time: what is online in the slice is decoded then, and kept.</summary>
    public required BenchTiming First { get; init; }

    /// <summary>The same questions again.</summary>
    public required BenchTiming Random { get; init; }

    /// <summary>Processor time of the same, on all cores together: what a busy machine does not stretch.</summary>
    public required BenchTiming RandomProcessor { get; init; }

    /// <summary>The same by kind.</summary>
    public required IReadOnlyDictionary<string, BenchTiming> ByKind { get; init; }
}
