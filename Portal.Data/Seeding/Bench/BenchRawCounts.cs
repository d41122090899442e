namespace Portal.Data.Seeding;

/// <summary>Items of a slice and a window in plain rows, and their seconds online in their first spell.</summary>
internal sealed record BenchRawCounts
{
    public long Issued { get; init; }

    public long Removed { get; init; }

    public long Released { get; init; }

    public long Open { get; init; }

    public long Due { get; init; }

    public long OnTime { get; init; }

    public long Online { get; init; }

    public long Overdue { get; init; }
}
