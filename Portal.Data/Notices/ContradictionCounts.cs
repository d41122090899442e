namespace Portal.Data.Notices;

/// <summary>
/// Items with something odd about their times that counts all the same. Those that count in no performance figure, gone or received before the notice
/// was issued, stand in the cells.
/// </summary>
public sealed record ContradictionCounts
{
    /// <summary>Items that were read: of the newest notices of the register, those in the slice.</summary>
    public required long Items { get; init; }

    /// <summary>With an issue, receipt or end that has not come yet: it counts when it has.</summary>
    public required long AheadOfTime { get; init; }

    /// <summary>Whether the register holds more notices than were looked through.</summary>
    public required bool IsPart { get; init; }
}
