namespace Portal.Data.Seeding;

/// <summary>Plain rows of items, asked in SQL beside the cube of the same items.</summary>
public sealed record BenchRaw
{
    /// <summary>Items written.</summary>
    public required long Items { get; init; }

    /// <summary>Seconds to make and write them with their indexes; 0 where they were there.</summary>
    public required double WriteSeconds { get; init; }

    /// <summary>Size of the file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The measures that both answers hold, and that were found equal.</summary>
    public required IReadOnlyList<string> Compared { get; init; }

    /// <summary>The questions.</summary>
    public required IReadOnlyList<BenchRawQuestion> Questions { get; init; }

    /// <summary>The least, the middle and the largest ratio by kind of slice; null where there is no cube.</summary>
    public required IReadOnlyDictionary<string, BenchRatios>? ByKind { get; init; }

    /// <summary>The same beside reading every row.</summary>
    public required IReadOnlyDictionary<string, BenchRatios>? ByKindBesideScans { get; init; }

    /// <summary>How the database went about a question of each kind; null where it was not asked.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>>? Plans { get; init; }
}
