namespace Portal.Data.Seeding;

/// <summary>One question, asked of plain rows and of the cube of the same items.</summary>
public sealed record BenchRawQuestion
{
    /// <summary>What kind of slice: "everything", "provider" and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>The slice as codes, provider, host country and category; "*" sums over all.</summary>
    public required string Slice { get; init; }

    /// <summary>Items that the slice holds in three years.</summary>
    public required long Items { get; init; }

    /// <summary>Whole months asked about.</summary>
    public required int Months { get; init; }

    /// <summary>Plain rows by index, in milliseconds, the disk's pages already in memory as far as they fit.</summary>
    public required double RawMilliseconds { get; init; }

    /// <summary>The same by reading every row; where all of them are asked about, an index finds none of them sooner.</summary>
    public required double ScanMilliseconds { get; init; }

    /// <summary>The cube with every measure and every interval, the middle of three; null where there is no cube of these items.</summary>
    public required double? CubeMilliseconds { get; init; }

    /// <summary>Processor time of the plain rows on all cores: what a busy machine does not stretch.</summary>
    public required double RawProcessorMilliseconds { get; init; }

    /// <summary>Processor time of the cube, the mean of three; null likewise.</summary>
    public required double? CubeProcessorMilliseconds { get; init; }

    /// <summary>What the two answers differ in; empty where they agree.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>So many times faster the cube was.</summary>
    public double? Ratio => RawMilliseconds / CubeMilliseconds;

    /// <summary>So many times faster than reading every row.</summary>
    public double? ScanRatio => ScanMilliseconds / CubeMilliseconds;

    /// <summary><see cref="Ratio"/> in processor time.</summary>
    public double? ProcessorRatio => RawProcessorMilliseconds / CubeProcessorMilliseconds;
}
