namespace Portal.Data.Notices;

/// <summary>Items with something wrong about their times. The first two are in no performance figure; none of them is changed.</summary>
public sealed record ContradictionCounts
{
    /// <summary>Gone before the notice was issued, beyond the source's tolerance.</summary>
    public required long RemovedBeforeIssue { get; init; }

    /// <summary>Received before issued, beyond the source's tolerance, and not gone before.</summary>
    public required long ReceivedBeforeIssue { get; init; }

    /// <summary>Gone before the issue by no more than the tolerance: counted from the issue on.</summary>
    public required long SkewCorrected { get; init; }

    /// <summary>With an issue, receipt or end that has not come yet: it counts when it has.</summary>
    public required long AheadOfTime { get; init; }
}
