namespace Portal.Data.Notices;

/// <summary>What figures of a slice rest on, read from its newest items.</summary>
/// <param name="Reports">How reports arrive.</param>
/// <param name="Checks">How far apart checks lie.</param>
/// <param name="Contradictions">What is odd about times and counts all the same.</param>
public sealed record DataQuality(ReportQuality Reports, CheckIntervals Checks, ContradictionCounts Contradictions);
